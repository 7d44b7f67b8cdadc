//! A drawing with words laid over it as HTML.

use serde::Serialize;

use crate::layout::{
    metrics::{Face, is_rtl, width},
    text::clean,
};

/// What a label names, for its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LabelKind {
    /// City.
    City,
    /// Town.
    Town,
    /// Village.
    Village,
    /// An area.
    Area,
    /// A crossing.
    Crossing,
    /// The code of a route.
    Code,
    /// A kilometre.
    Km,
    /// The scale bar.
    Scale,
    /// A count of events.
    Count,
    /// The worst stretch.
    Worst,
    /// A point on an axis.
    Axis,
}

impl LabelKind {
    pub(crate) const ALL: [Self; 11] = [
        Self::City,
        Self::Town,
        Self::Village,
        Self::Area,
        Self::Crossing,
        Self::Code,
        Self::Km,
        Self::Scale,
        Self::Count,
        Self::Worst,
        Self::Axis,
    ];

    /// Font size in px and whether it is bold.
    fn face(self) -> Face {
        let (size, bold) = match self {
            Self::City => (11.0, true),
            Self::Town | Self::Crossing | Self::Worst => (9.4, true),
            Self::Area | Self::Km | Self::Scale | Self::Code | Self::Count => (8.6, true),
            Self::Village | Self::Axis => (8.8, false),
        };
        Face { size, bold, mono: false }
    }

    fn class(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Town => "town",
            Self::Village => "village",
            Self::Area => "area",
            Self::Crossing => "crossing",
            Self::Code => "code",
            Self::Km => "km",
            Self::Scale => "scale",
            Self::Count => "count",
            Self::Worst => "worst",
            Self::Axis => "axis",
        }
    }

    /// The style sheet of all kinds.
    pub(crate) fn css() -> String {
        let rule = |kind: &Self| {
            let face = kind.face();
            let weight = if face.bold { 600 } else { 400 };
            format!(".l-{}{{font-size:{}px;font-weight:{weight}}}\n", kind.class(), face.size)
        };
        Self::ALL.iter().map(rule).collect()
    }
}

/// Where the text stands in its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Align {
    /// At the left edge.
    Left,
    /// In the middle.
    #[serde(rename = "center")]
    Centre,
    /// At the right edge.
    Right,
}

/// Height of a label, px. Matches the style sheet.
pub(crate) const LABEL_HEIGHT: f64 = 13.0;

/// Words over a drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Label {
    /// The words.
    pub text: String,
    /// Their look.
    pub kind: LabelKind,
    /// Left edge, px.
    pub x: f64,
    /// Top, px.
    pub y: f64,
    /// Width of the box, px.
    pub width: f64,
    /// Where the text stands in its box.
    pub align: Align,
    /// Written from right to left, since it has a letter of such a script.
    pub rtl: bool,
}

impl Label {
    /// A label without a position yet.
    pub(crate) fn new(text: impl AsRef<str>, kind: LabelKind, align: Align) -> Self {
        let text = clean(text.as_ref());
        let width = width(&text, kind.face()) + 1.0;
        let rtl = text.chars().any(is_rtl);
        Self { text, kind, x: 0.0, y: 0.0, width, align, rtl }
    }
}

/// A drawing with words laid over it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picture {
    /// SVG content.
    pub body: String,
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
    /// Words.
    pub labels: Vec<Label>,
    /// What it shows, for those who cannot see it. Empty: a table beside it says the same.
    pub title: String,
}

impl Picture {
    /// The SVG element.
    pub(crate) fn svg(&self) -> String {
        let (width, height) = (super::num(self.width), super::num(self.height));
        let name = if self.title.is_empty() {
            r#"aria-hidden="true""#.to_owned()
        } else {
            format!(r#"role="img" aria-label="{}""#, super::attribute(&clean(&self.title)))
        };
        let font = super::TYPE;
        format!(
            r#"<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" {font} {name}>{}</svg>"#,
            self.body
        )
    }
}
