//! Where labels find room: nothing is written over a line, over another label or over the edge.

/// A box on the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f32,
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
}

impl Area {
    fn meets(&self, other: &Area) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Area) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }

    /// Whether a line from `a` to `b` passes through it (Liang and Barsky's clipping).
    pub fn is_crossed(&self, a: (f32, f32), b: (f32, f32)) -> bool {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let (mut enters, mut leaves) = (0.0_f32, 1.0_f32);
        for (towards, distance) in [
            (-dx, a.0 - self.left),
            (dx, self.right - a.0),
            (-dy, a.1 - self.top),
            (dy, self.bottom - a.1),
        ] {
            if towards == 0.0 {
                if distance < 0.0 {
                    return false;
                }
                continue;
            }
            let at = distance / towards;
            if towards < 0.0 {
                enters = enters.max(at);
            } else {
                leaves = leaves.min(at);
            }
        }
        enters <= leaves
    }
}

/// What is taken of a drawing.
#[derive(Clone, Debug)]
pub(super) struct Room {
    bounds: Area,
    taken: Vec<Area>,
    lines: Vec<((f32, f32), (f32, f32))>,
}

impl Room {
    pub fn new(bounds: Area) -> Room {
        Room {
            bounds,
            taken: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// Nothing may be written in this area from now on.
    pub fn take(&mut self, area: Area) {
        self.taken.push(area);
    }

    /// Nothing may be written over this line from now on.
    pub fn take_line(&mut self, a: (f32, f32), b: (f32, f32)) {
        self.lines.push((a, b));
    }

    /// The middle of a label of this width, moved so that it stays inside.
    pub fn within(&self, x: f32, width: f32) -> f32 {
        // A little less than half would be outside by rounding.
        let half = width / 2.0 + 0.1;
        let first = self.bounds.left + half;
        x.clamp(first, (self.bounds.right - half).max(first))
    }

    /// The first of `wishes` that is free, which is then taken.
    pub fn place(&mut self, wishes: impl IntoIterator<Item = Area>) -> Option<Area> {
        let found = wishes.into_iter().find(|area| {
            self.bounds.holds(area)
                && !self.taken.iter().any(|other| other.meets(area))
                && !self.lines.iter().any(|&(a, b)| area.is_crossed(a, b))
        })?;
        self.take(found);
        Some(found)
    }
}

/// The tops of boxes in a column, each as near to where it wishes its middle as the others allow,
/// in the order of the wishes. `None` where they do not all fit between `top` and `bottom`.
pub(super) fn column(wishes: &[(f32, f32)], top: f32, bottom: f32, gap: f32) -> Option<Vec<f32>> {
    let heights: f32 = wishes.iter().map(|(_, height)| height).sum();
    let gaps = gap * wishes.len().saturating_sub(1) as f32;
    if heights + gaps > bottom - top {
        return None;
    }
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    let middle = |i: usize| wishes.get(i).map_or(0.0, |(middle, _)| *middle);
    let height = |i: usize| wishes.get(i).map_or(0.0, |(_, height)| *height);
    order.sort_by(|&a, &b| middle(a).total_cmp(&middle(b)).then(a.cmp(&b)));
    // Runs of boxes that touch: each is as near to the wishes of its members as can be.
    let mut runs: Vec<(Vec<usize>, f32, f32)> = Vec::new();
    for i in order {
        let mut run = (vec![i], middle(i) - height(i) / 2.0, height(i));
        run.1 = run.1.clamp(top, (bottom - run.2).max(top));
        while let Some(last) = runs.pop() {
            if last.1 + last.2 + gap <= run.1 {
                runs.push(last);
                break;
            }
            let (a, b) = (last.0.len() as f32, run.0.len() as f32);
            let start = (last.1 * a + (run.1 - last.2 - gap) * b) / (a + b);
            let size = last.2 + gap + run.2;
            let members = [last.0, run.0].concat();
            run = (members, start.clamp(top, (bottom - size).max(top)), size);
        }
        runs.push(run);
    }
    let mut tops = vec![top; wishes.len()];
    for (members, start, _) in runs {
        let mut at = start;
        for i in members {
            if let Some(place) = tops.get_mut(i) {
                *place = at;
            }
            at += height(i) + gap;
        }
    }
    Some(tops)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(left: f32, top: f32) -> Area {
        Area {
            left,
            top,
            right: left + 20.0,
            bottom: top + 10.0,
        }
    }

    #[test]
    fn a_label_avoids_labels_lines_and_edges() {
        let mut room = Room::new(Area {
            left: 0.0,
            top: 0.0,
            right: 100.0,
            bottom: 100.0,
        });
        room.take_line((0.0, 50.0), (100.0, 50.0));
        let wishes = [area(-1.0, 10.0), area(10.0, 45.0), area(10.0, 20.0)];
        assert_eq!(room.place(wishes), Some(area(10.0, 20.0)));
        assert_eq!(room.place([area(25.0, 25.0)]), None);
        assert_eq!(room.place([area(30.0, 20.0)]), Some(area(30.0, 20.0)));
    }

    #[test]
    fn a_column_pushes_apart_what_would_meet() {
        let tops = column(&[(50.0, 20.0), (52.0, 20.0), (10.0, 20.0)], 0.0, 100.0, 2.0);
        assert_eq!(tops, Some(vec![30.0, 52.0, 0.0]));
        let tops = column(&[(99.0, 20.0), (98.0, 20.0)], 0.0, 100.0, 0.0);
        assert_eq!(tops, Some(vec![80.0, 60.0]));
        assert_eq!(column(&[(5.0, 60.0), (5.0, 60.0)], 0.0, 100.0, 0.0), None);
        assert_eq!(column(&[], 0.0, 100.0, 0.0), Some(vec![]));
    }
}
