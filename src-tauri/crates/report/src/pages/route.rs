//! The page of one route: answer, then evidence.

use passage_model::{Advice, Trend};

use crate::{
    doc::{DriverRow, Header, OverrideNote, PointRow, RoutePage},
    html::Html,
    layout::{
        flow::{Figure, Flow, Section},
        paper,
        table::{Cell, Column, Look, Table, Width},
        text::{Run, Type},
    },
    render::RenderError,
    svg::{marks, marks::Bullet, profile},
    wording::{Wording, capitalised},
};

use super::parts::{DISC_COLUMN, access_disc, atom, level_in_line, list, map_figure, titles};

/// The map beside the answer, px.
const MAP: (f64, f64) = (388.0, 350.0);

/// Gap between columns, px.
const GAP: f64 = 16.0;

pub(crate) fn section(
    page: &RoutePage,
    header: &Header,
    wording: Wording,
    html: &Html,
) -> Result<Section, RenderError> {
    let advice = wording.advice_inside(page.advice);
    let title = wording.with("report-route-title", &[("code", &page.code), ("name", &page.name), ("advice", &advice)]);
    let [title, _] = titles(&title, Vec::new());
    let sub = Table::paragraphs(Type::Body, vec![vec![Run::plain(subtitle(page, header, wording))]]);
    let mut flows = vec![Flow::Table(title), Flow::Table(sub)];
    let mut figure = None;
    if let Some(map) = &page.map {
        let drawn = map_figure(map, MAP, wording, html, map.note.is_some())?;
        flows.extend(drawn.before.map(Flow::Table));
        figure = Some(Figure { html: drawn.html, width: MAP.0, height: drawn.height });
    }
    flows.push(Flow::Beside { figure, tables: answer(page, header, wording) });
    flows.extend(course(page, wording, html)?.map(Flow::Figure));
    if !page.points.is_empty() {
        flows.push(Flow::Table(points(&page.points, wording)));
    }
    flows.extend(lines(&page.announced, wording.text("announced")));
    flows.push(Flow::Table(drivers(page, wording)));
    flows.extend(lines(&page.background, wording.text("background")));
    flows.extend(lines(&page.ceasefires, wording.text("ceasefires")));
    flows.push(outlook(page, wording));
    let name = format!("{} {}", page.code, page.name);
    Ok(Section { running: wording.with("report-continued", &[("title", &name)]), flows })
}

/// Sentences under a heading; nothing for none.
fn lines(lines: &[String], heading: String) -> Option<Flow> {
    let paragraphs = lines.iter().map(|line| vec![Run::plain(line)]).collect();
    (!lines.is_empty()).then(|| Flow::Table(Table::paragraphs(Type::Cell, paragraphs).heading(heading).above(9.0)))
}

fn subtitle(page: &RoutePage, header: &Header, wording: Wording) -> String {
    let length = wording.words.km(page.length_km);
    let (vehicle, direction) =
        (wording.vehicle(page.vehicle), wording.text(&format!("direction-{}", page.direction.code())));
    let (asof, until) = (wording.words.moment(header.as_of), wording.words.moment(header.valid_until));
    let time = page.normal_minutes.map(|minutes| {
        let (hours, minutes) = ((minutes / 60).to_string(), format!("{:02}", minutes % 60));
        wording.with("report-duration", &[("hours", &hours), ("minutes", &minutes)])
    });
    let mut args = vec![
        ("length", length.as_str()),
        ("vehicle", &vehicle),
        ("direction", &direction),
        ("asof", &asof),
        ("until", &until),
    ];
    let id = if let Some(time) = &time {
        args.push(("time", time));
        "report-route-sub"
    } else {
        "report-route-sub-no-time"
    };
    capitalised(&wording.with(id, &args))
}

/// The answer: level, change, confidence, the sentence, access, who set it, conditions.
fn answer(page: &RoutePage, header: &Header, wording: Wording) -> Vec<Table> {
    let mut tables = vec![verdict(page, header, wording)];
    tables.push(Table::paragraphs(Type::Lead, vec![vec![Run::plain(&page.headline)]]).above(5.0));
    if let Some(note) = &page.set_by_person {
        let columns = vec![Column::new(Width::Part(1.0), Type::Cell)];
        let mut table = Table::new(Look::Framed, columns).above(3.0);
        table.rows = vec![vec![Cell::Text(vec![Run::strong(set_by(note, wording))])]];
        tables.push(table);
    }
    let access = wording.with("report-access-is", &[("access", &wording.access(page.access).to_lowercase())]);
    let columns = vec![Column::new(Width::Px(20.0), Type::Body), Column::new(Width::Part(1.0), Type::Body)];
    let mut table = Table::new(Look::Bare, columns).above(2.0);
    let sentence = vec![Run::strong(format!("{access} ")), Run::plain(&page.access_text)];
    table.rows.push(vec![Cell::Svg { svg: marks::access(page.access, 13.0), height: 14.0 }, Cell::Text(sentence)]);
    if page.partly_unknown {
        let mark = marks::risk(passage_model::RiskLevel::Unknown, 13.0);
        table.rows.push(vec![Cell::Svg { svg: mark, height: 14.0 }, Cell::plain(wording.text("report-part-unknown"))]);
    }
    tables.push(table);
    if let Some(probability) = page.probability {
        let text = wording.with(
            "report-probability",
            &[
                ("km", &wording.words.km(probability.within_km)),
                ("days", &probability.within_days.to_string()),
                ("percent", &wording.words.percent(probability.value)),
            ],
        );
        tables.push(Table::paragraphs(Type::Cell, vec![vec![Run::plain(text)]]));
    }
    if let Some(text) = &page.uncalibrated {
        tables.push(Table::paragraphs(Type::Cell, vec![vec![Run::strong(text.clone())]]));
    }
    if !page.hold_until.is_empty() {
        let heading = match page.advice {
            Advice::Go | Advice::Conditions => "report-go-when",
            Advice::Hold | Advice::NoGo => "report-hold-until",
        };
        tables.push(list(wording.text(heading), Bullet::Box, &page.hold_until).above(7.0));
    }
    if !page.turn_back.is_empty() {
        tables.push(list(wording.text("report-turn-back"), Bullet::Stop, &page.turn_back).above(7.0));
    }
    tables
}

fn verdict(page: &RoutePage, header: &Header, wording: Wording) -> Table {
    let columns = vec![Column::new(Width::Px(54.0), Type::Level), Column::new(Width::Part(1.0), Type::Level)];
    let below = vec![
        atom(marks::trend(page.trend), 11.0),
        Run::plain(format!("{}\u{a0}\u{a0} ", change(page.trend, header, wording))),
        atom(marks::confidence(page.confidence), 12.0),
        Run::plain(wording.confidence(page.confidence)),
    ];
    let mut table = Table::new(Look::Bare, columns);
    table.rows = vec![vec![
        Cell::Svg { svg: marks::risk(page.level, 44.0), height: 46.0 },
        Cell::Stack(vec![(Type::Level, vec![Run::strong(wording.level(page.level))]), (Type::Body, below)]),
    ]];
    table
}

fn change(trend: Trend, header: &Header, wording: Wording) -> String {
    match trend {
        Trend::Up { from } | Trend::Down { from } => {
            wording.with("report-from-level", &[("level", &wording.level_with_number(from))])
        }
        Trend::Same { .. } => wording.text("report-same"),
        Trend::None if header.previous.is_some() => wording.text("report-new-route"),
        Trend::None => wording.text("report-first"),
    }
}

/// Who set a level, the computed one, why, until when.
pub(crate) fn set_by(note: &OverrideNote, wording: Wording) -> String {
    let (level, computed) = (wording.level_with_number(note.level), wording.level_with_number(note.computed));
    let until = wording.words.moment(note.expires);
    let reason = sentence(&note.reason);
    let mut args = vec![("level", level.as_str()), ("computed", &computed), ("reason", &reason), ("until", &until)];
    match &note.author {
        Some(author) => {
            args.push(("author", author));
            wording.with("report-set-by", &args)
        }
        None => wording.with("report-set-by-person", &args),
    }
}

/// A text with a full stop.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?', '؟', '…']) { text.to_owned() } else { format!("{text}.") }
}

/// The profile with its heading.
fn course(page: &RoutePage, wording: Wording, html: &Html) -> Result<Option<Figure>, RenderError> {
    let Some(data) = &page.profile else { return Ok(None) };
    let whole = |km: f64| format!("{km:.0}");
    let worst =
        data.worst.map(|(from, to)| wording.with("report-worst", &[("from", &whole(from)), ("to", &whole(to))]));
    let label = |point: &PointRow| wording.with("report-point", &[("name", &point.name), ("km", &whole(point.km))]);
    let Some(picture) = profile::draw(data, &page.points, paper::WIDTH, wording.rtl(), worst, label) else {
        return Ok(None);
    };
    let (above, heading) = (7.0, Type::Heading.line(wording.rtl()) + 6.0);
    let (title, note) = (wording.text("report-profile"), wording.text("report-profile-note"));
    let markup = html.picture(&picture, &title, &note, true, above)?;
    Ok(Some(Figure { html: markup, width: paper::WIDTH, height: above + heading + picture.height }))
}

fn points(points: &[PointRow], wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    let columns = vec![
        Column::cell(text("report-col-km"), Width::Px(38.0)).end(),
        Column::cell(text("report-col-point"), Width::Part(1.2)).strong(),
        Column::mark(text("report-col-access"), DISC_COLUMN),
        Column::rest(Width::Px(80.0)),
        Column::cell(text("report-col-note"), Width::Part(1.6)),
    ];
    let mut sorted: Vec<&PointRow> = points.iter().collect();
    sorted.sort_by(|a, b| a.km.total_cmp(&b.km));
    let mut table = Table::new(Look::Ruled, columns).above(4.0);
    table.rows = sorted
        .into_iter()
        .map(|point| {
            vec![
                Cell::plain(format!("{:.0}", point.km)),
                Cell::plain(&point.name),
                access_disc(point.access),
                Cell::plain(wording.access(point.access)),
                Cell::plain(&point.note),
            ]
        })
        .collect();
    table
}

fn drivers(page: &RoutePage, wording: Wording) -> Table {
    let text = |id: &str| wording.text(id);
    if page.drivers.is_empty() && page.smaller.is_none() {
        let none = vec![vec![Run::plain(text("report-no-drivers"))]];
        return Table::paragraphs(Type::Body, none).heading(text("report-why")).above(9.0);
    }
    let columns = vec![
        // The bar stands below the label of the share.
        Column { span: 2, ..Column::cell(text("report-col-share"), Width::Px(48.0)) },
        Column::rest(Width::Px(64.0)),
        Column::cell(text("report-col-what"), Width::Part(1.3)).strong(),
        Column::cell(text("report-col-where-short"), Width::Part(1.1)),
        Column::cell(text("report-col-when"), Width::Px(80.0)),
        Column::cell(text("report-col-grade"), Width::Px(38.0)),
        Column::cell(text("report-col-status"), Width::Part(0.8)),
    ];
    let mut table = Table::new(Look::Ruled, columns).heading(text("report-why")).above(9.0);
    let mut sorted: Vec<&DriverRow> = page.drivers.iter().collect();
    let weight = |driver: &DriverRow| driver.share.unwrap_or(f64::INFINITY);
    sorted.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    table.rows = sorted.into_iter().map(|driver| driver_row(driver, wording)).collect();
    if let Some(smaller) = page.smaller {
        let count = smaller.count.to_string();
        let [share, bar] = share(Some(smaller.share), wording);
        table.rows.push(vec![
            share,
            bar,
            Cell::plain(wording.with("report-smaller", &[("count", &count)])),
            Cell::empty(),
            Cell::empty(),
            Cell::empty(),
            Cell::plain(text("report-smaller-see")),
        ]);
    }
    if page.more_elsewhere > 0 {
        let text = wording.words.with("drivers-elsewhere-more", &[("count", page.more_elsewhere.into())]);
        let [rule, bar] = share(None, wording);
        table.rows.push(vec![rule, bar, Cell::plain(text), Cell::empty(), Cell::empty(), Cell::empty(), Cell::empty()]);
    }
    table
}

fn share(share: Option<f64>, wording: Wording) -> [Cell; 2] {
    match share {
        Some(share) => [
            Cell::Text(vec![Run::strong(wording.words.percent(share))]),
            Cell::Svg { svg: marks::share(share, wording.rtl()), height: 8.0 },
        ],
        None => [Cell::Text(vec![Run::strong(wording.text("report-share-rule"))]), Cell::empty()],
    }
}

fn driver_row(driver: &DriverRow, wording: Wording) -> Vec<Cell> {
    let [percent, bar] = share(driver.share, wording);
    let when = driver.occurred.as_ref().map_or_else(Cell::empty, |time| Cell::plain(wording.words.event_time(time)));
    let status = driver.status.map_or_else(
        || driver.said_by.as_ref().map_or_else(Cell::empty, Cell::plain),
        |status| Cell::plain(wording.said(status, driver.said_by.as_deref())),
    );
    vec![
        percent,
        bar,
        Cell::plain(&driver.what),
        Cell::plain(&driver.place),
        when,
        driver.grade.map_or_else(Cell::empty, |grade| Cell::Text(vec![Run::Grade(grade.to_string())])),
        status,
    ]
}

/// What would change the level, what is not known, what measures leave.
fn outlook(page: &RoutePage, wording: Wording) -> Flow {
    let mut tables = Vec::new();
    if !page.what_if.is_empty() || page.what_if_note.is_some() {
        let columns = vec![Column::new(Width::Part(1.0), Type::Cell), Column::new(Width::Px(52.0), Type::Cell)];
        let mut table = Table::new(Look::Ruled, columns).heading(wording.text("report-what-if"));
        let flip = |from, to| Cell::Svg { svg: marks::change(from, to, wording.rtl()), height: 16.0 };
        table.rows = page.what_if.iter().map(|line| vec![Cell::plain(&line.text), flip(line.from, line.to)]).collect();
        table.rows.extend(page.what_if_note.iter().map(|note| vec![Cell::plain(note), Cell::empty()]));
        tables.push(table);
    }
    let gaps = if page.not_known.is_empty() { vec![wording.text("report-none-known")] } else { page.not_known.clone() };
    tables.push(list(wording.text("report-not-known"), Bullet::Gap, &gaps));
    if !page.measures.is_empty() {
        let columns = vec![Column::new(Width::Part(1.3), Type::Cell), Column::new(Width::Part(1.0), Type::Cell)];
        let mut table = Table::new(Look::Ruled, columns).heading(wording.text("report-measures"));
        table.rows = page
            .measures
            .iter()
            .map(|line| vec![Cell::plain(&line.text), Cell::Text(level_in_line(line.level, wording).into())])
            .collect();
        tables.push(table);
    }
    let count = tables.len() as f64;
    let width = ((paper::WIDTH - GAP * (count - 1.0)) / count).floor();
    Flow::Columns { tables: tables.into_iter().map(|table| (width, table)).collect(), above: 9.0 }
}
