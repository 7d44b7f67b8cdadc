//! The ground: land, water, borders, areas of control.

use std::fmt::Write as _;

use crate::doc::{BaseKind, BaseShape};
use crate::svg::{hatch, palette, path};

use super::{
    clip::{self, Frame},
    project::Projection,
};

/// Colour of land that nothing else covers.
pub(crate) const LAND: &str = "#F5F4F0";

/// Shapes in the order given.
pub(crate) fn draw(shapes: &[BaseShape], projection: &Projection) -> String {
    let frame = Frame::around(projection.width, projection.height, 8.0);
    let mut out = String::new();
    for shape in shapes {
        let points: Vec<_> = shape.points.iter().map(|at| projection.px(*at)).collect();
        let points = clip::thinned(&points, 0.5);
        match look(shape.kind) {
            Look::Fill(fill) => {
                let ring = clip::ring(&points, frame);
                if ring.len() > 2 {
                    let _ = write!(out, r#"<path d="{}" fill="{fill}"/>"#, path(&ring, true));
                }
            }
            Look::Line(stroke, width, dash) => {
                let parts = clip::line(&points, frame);
                let d: String = parts.iter().map(|part| path(part, false)).collect();
                if !d.is_empty() {
                    let _ =
                        write!(out, r#"<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}"{dash}/>"#);
                }
            }
            Look::Control { tint, claimed } => out.push_str(&control(&points, tint, claimed, frame)),
        }
    }
    out
}

enum Look {
    Fill(&'static str),
    Line(&'static str, f64, &'static str),
    Control { tint: u8, claimed: bool },
}

fn look(kind: BaseKind) -> Look {
    match kind {
        BaseKind::Land => Look::Fill(LAND),
        BaseKind::Outside => Look::Fill("#E8E7E2"),
        BaseKind::Water => Look::Fill("#C9DAE3"),
        BaseKind::Urban => Look::Fill("#E3DFD6"),
        BaseKind::River => Look::Line("#9DB8C6", 1.4, ""),
        BaseKind::Road => Look::Line("#CFCCC4", 1.6, ""),
        BaseKind::Border => Look::Line("#7B7F86", 1.3, r#" stroke-dasharray="7 2.5 1.5 2.5""#),
        BaseKind::Control { tint, claimed } => Look::Control { tint, claimed },
    }
}

/// Assessed control: a tint and a line. Claimed: a hatch and a dashed line.
fn control(points: &[(f64, f64)], tint: u8, claimed: bool, frame: Frame) -> String {
    let (fill, line) = palette::control(tint);
    let ring = clip::ring(points, frame);
    if ring.len() < 3 {
        return String::new();
    }
    let d = path(&ring, true);
    if claimed {
        let lines = hatch::lines(&ring, 5.0, hatch::Lean::Falling);
        format!(
            r#"<path d="{lines}" stroke="{line}" stroke-width="1.1" opacity=".55"/><path d="{d}" fill="none" stroke="{line}" stroke-width="1.3" stroke-dasharray="5 3.5"/>"#
        )
    } else {
        format!(r#"<path d="{d}" fill="{fill}" stroke="{line}" stroke-width="1.3"/>"#)
    }
}
