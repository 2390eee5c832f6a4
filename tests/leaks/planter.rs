//! Plants canaries in a publication.

use super::{CANARY, id};
use sef::model::*;

/// The first digits of every figure that is planted.
const FIGURE: i64 = 98_765_000;

/// Plants canaries in all that it is given, and counts them.
#[derive(Default)]
pub struct Planter {
    pub words: usize,
    pub figures: i64,
}

impl Planter {
    fn canary(&mut self) -> String {
        self.words += 1;
        format!("{CANARY}{:05} sings where nobody may hear", self.words)
    }

    pub fn hide(&self, audience: &mut Audience) {
        audience.only = vec![id("inspector")];
        audience.instead = Some("something else".into());
    }

    /// In every text of what `publication` holds.
    fn plant(&mut self, publication: &mut Publication) {
        walk::texts_mut(publication, &mut |_, text| match text {
            walk::TextMut::Words(words) => *words = self.canary(),
            walk::TextMut::Line(line) => line.insert(0, self.text()),
            walk::TextMut::Blocks(blocks) => {
                walk::each_line_mut(blocks, &mut |line| line.push(self.text()));
                let kinds = [
                    BlockKind::Code(self.canary()),
                    BlockKind::Paragraph(vec![Inline {
                        kind: InlineKind::Link {
                            address: format!("https://example.org/{CANARY}"),
                            content: vec![self.text()],
                        },
                        span: Span::default(),
                    }]),
                ];
                blocks.extend(kinds.map(block));
            }
        });
    }

    pub fn text(&mut self) -> Inline {
        Inline {
            kind: InlineKind::Text(self.canary()),
            span: Span::default(),
        }
    }

    fn figure(&mut self, datum: &mut Datum) {
        self.figures += 1;
        datum.amount = Amount::Number(Decimal::whole(FIGURE + self.figures));
        datum.note = Some(self.canary());
        datum.decision = Some(Decision {
            also_printed: self.canary(),
            why: self.canary(),
        });
        self.hide(&mut datum.audience);
    }

    /// Every other one of `items` alone in a publication, planted and limited.
    fn every_other<T: Clone>(
        &mut self,
        items: &mut [T],
        field: fn(&mut Publication) -> &mut Vec<T>,
        audience: fn(&mut T) -> &mut Audience,
    ) {
        for item in items.iter_mut().skip(1).step_by(2) {
            let mut alone = Publication::default();
            *field(&mut alone) = vec![item.clone()];
            self.plant(&mut alone);
            *item = field(&mut alone).pop().expect("the item");
            self.hide(audience(item));
        }
    }
}

pub fn block(kind: BlockKind) -> Block {
    Block {
        kind,
        audience: Audience::default(),
        span: Span::default(),
    }
}

/// The repository's own publication, every other thing in it limited and full of canaries.
pub fn planted(whole: &mut Publication) -> Planter {
    let mut planter = Planter::default();
    planter.every_other(
        &mut whole.sections,
        |p| &mut p.sections,
        |i| &mut i.audience,
    );
    planter.every_other(
        &mut whole.indicators,
        |p| &mut p.indicators,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.tables, |p| &mut p.tables, |i| &mut i.audience);
    planter.every_other(
        &mut whole.priorities,
        |p| &mut p.priorities,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.grid, |p| &mut p.grid, |i| &mut i.audience);
    planter.every_other(&mut whole.actions, |p| &mut p.actions, |i| &mut i.audience);
    planter.every_other(
        &mut whole.evidence,
        |p| &mut p.evidence,
        |i| &mut i.audience,
    );
    planter.every_other(
        &mut whole.inspections,
        |p| &mut p.inspections,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.events, |p| &mut p.events, |i| &mut i.audience);
    planter.every_other(
        &mut whole.questions,
        |p| &mut p.questions,
        |i| &mut i.audience,
    );
    planter.every_other(&mut whole.terms, |p| &mut p.terms, |i| &mut i.audience);
    for inspection in &mut whole.inspections {
        for finding in inspection.findings.iter_mut().step_by(2) {
            finding.text = vec![planter.text()];
            finding.place = Some(planter.canary());
            planter.hide(&mut finding.audience);
        }
    }
    for section in whole.sections.iter_mut().step_by(2) {
        for answer in section.answers.iter_mut().skip(2) {
            answer.headline = Some(vec![planter.text()]);
            answer.blocks = vec![block(BlockKind::Paragraph(vec![planter.text()]))];
            planter.hide(&mut answer.audience);
        }
    }
    // In every text of paragraphs: a passage, in a box of its own and in one that stays.
    walk::texts_mut(whole, &mut |_, text| {
        if let walk::TextMut::Blocks(blocks) = text {
            let mut secret = block(BlockKind::Paragraph(vec![planter.text()]));
            planter.hide(&mut secret.audience);
            let open = block(BlockKind::Paragraph(vec![Inline {
                kind: InlineKind::Text("Everybody reads this.".into()),
                span: Span::default(),
            }]));
            let item = Item {
                done: None,
                blocks: vec![secret.clone()],
            };
            blocks.insert(0, block(BlockKind::Quote(vec![open, secret])));
            blocks.push(block(BlockKind::List {
                start: None,
                items: vec![item],
            }));
        }
    });
    for indicator in &mut whole.indicators {
        for datum in indicator.values.values_mut().skip(1).step_by(3) {
            planter.figure(datum);
        }
        for comparator in &mut indicator.comparators {
            for datum in comparator.values.values_mut().skip(1).step_by(2) {
                planter.figure(datum);
            }
        }
        for comparator in indicator.comparators.iter_mut().skip(1) {
            comparator.name = planter.canary();
            comparator.differs = Some(planter.canary());
            planter.hide(&mut comparator.audience);
        }
    }
    for table in &mut whole.tables {
        let TableBody::Rows { columns, rows } = &mut table.body else {
            continue;
        };
        for column in columns.iter_mut().skip(2) {
            column.title = planter.canary();
            planter.hide(&mut column.audience);
        }
        for row in rows.iter_mut().skip(2).step_by(2) {
            row.title = planter.canary();
            planter.hide(&mut row.audience);
        }
        for row in rows.iter_mut().skip(1).step_by(4) {
            for cell in row.cells.iter_mut().skip(1) {
                match cell {
                    Cell::Figure(datum) => planter.figure(datum),
                    Cell::Words(_) | Cell::Computed | Cell::Empty => {}
                }
            }
        }
    }
    // What shows something removed cannot stay.
    let limited: Vec<Id> = whole
        .indicators
        .iter()
        .map(|one| (&one.id, &one.audience))
        .chain(whole.tables.iter().map(|one| (&one.id, &one.audience)))
        .filter(|(_, audience)| !audience.is_all())
        .map(|(id, _)| id.clone())
        .collect();
    walk::texts_mut(whole, &mut |_, text| {
        if let walk::TextMut::Blocks(blocks) = text {
            walk::each_run_mut(blocks, &mut |run| {
                for block in run {
                    if let BlockKind::Show(show) = &mut block.kind
                        && limited.contains(&show.id)
                    {
                        show.title = Some(planter.canary());
                        planter.hide(&mut block.audience);
                    }
                }
            });
        }
    });
    for edition in &mut whole.editions {
        if edition.id.as_str() != "committee" && edition.id.as_str() != "inspector" {
            edition.title = planter.canary();
            edition.readers = planter.canary();
            edition.handling = Some(planter.canary());
            edition.base_address = Some(format!("https://example.org/{CANARY}"));
        }
    }
    whole.reindex();
    planter
}
