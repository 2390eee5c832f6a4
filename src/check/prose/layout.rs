//! Which passages stand beside each other: the cells of a table, the items of a list, and what is
//! said above both.

/// A table typed in a text. Its cells are places in the list of passages.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The cells of the header row; `None`: empty. Pasted tables have their headings in the first
    /// row, and an empty row above it: then they are these.
    pub head: Vec<Option<usize>>,
    /// The cells of the other rows.
    pub rows: Vec<Vec<Option<usize>>>,
    /// What is said above it.
    pub above: Above,
}

/// A list in a text.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The first passage of each item.
    pub items: Vec<usize>,
    /// What is said above it.
    pub above: Above,
}

/// What is said above a table or list, as places in the list of passages.
#[derive(Clone, Debug, Default)]
pub struct Above {
    /// The headings below which it stands, the nearest last.
    pub headings: Vec<usize>,
    /// The paragraphs that lead to it, the nearest last: that of an item leads to the list in it.
    pub leads: Vec<usize>,
    /// The paragraph below it, which may be its caption.
    pub below: Option<usize>,
}

/// What names places in the list of passages.
pub(super) trait Placed {
    /// Each of its places.
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut usize));

    /// The same where the list begins elsewhere.
    fn moved(mut self, to: impl Fn(usize) -> usize) -> Self
    where
        Self: Sized,
    {
        self.each_place(&mut |at| *at = to(*at));
        self
    }
}

impl Placed for Above {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut usize)) {
        let Above {
            headings,
            leads,
            below,
        } = self;
        headings
            .iter_mut()
            .chain(leads)
            .chain(below)
            .for_each(visit);
    }
}

impl Placed for Grid {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut usize)) {
        let Grid { head, rows, above } = self;
        let cells = head.iter_mut().chain(rows.iter_mut().flatten());
        cells.flatten().for_each(&mut *visit);
        above.each_place(visit);
    }
}

impl Placed for List {
    fn each_place(&mut self, visit: &mut dyn FnMut(&mut usize)) {
        let List { items, above } = self;
        items.iter_mut().for_each(&mut *visit);
        above.each_place(visit);
    }
}

impl Grid {
    /// The first of its cells that holds anything.
    pub(super) fn first(&self) -> Option<usize> {
        let mut cells = self.head.iter().chain(self.rows.iter().flatten());
        cells.find_map(|cell| *cell)
    }

    /// Of all rows, the first being the header.
    pub(super) fn of(mut rows: Vec<Vec<Option<usize>>>, above: Above) -> Grid {
        let is_blank = |row: &Vec<Option<usize>>| row.iter().all(Option::is_none);
        if rows.len() > 1 && rows.first().is_some_and(is_blank) {
            rows.remove(0);
        }
        let rest = rows.split_off(rows.len().min(1));
        Grid {
            head: rows.pop().unwrap_or_default(),
            rows: rest,
            above,
        }
    }
}

/// What has been said so far in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    headings: Vec<(u8, usize)>,
    leads: Vec<Option<usize>>,
}

impl Said {
    /// A heading begins something new.
    pub(super) fn heading(&mut self, level: u8, at: usize) {
        self.headings.retain(|(other, _)| *other < level);
        self.headings.push((level, at));
        self.paragraph(None);
    }

    /// A paragraph leads to what follows it; `None`: one that holds nothing.
    pub(super) fn paragraph(&mut self, at: Option<usize>) {
        if let Some(lead) = self.leads.last_mut() {
            *lead = at;
        }
    }

    /// What stands in something begins.
    pub(super) fn enter(&mut self) {
        self.leads.push(None);
    }

    /// It ends.
    pub(super) fn leave(&mut self) {
        self.leads.pop();
    }

    pub(super) fn above(&self) -> Above {
        Above {
            headings: self.headings.iter().map(|(_, at)| *at).collect(),
            leads: self.leads.iter().copied().flatten().collect(),
            below: None,
        }
    }
}
