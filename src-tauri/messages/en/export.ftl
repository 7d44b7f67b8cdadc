# What a file for others cannot hold: lost-<code>. Shown after an export.
lost-title = The file does not hold everything:
lost-not-placed = { $count } have no known position and are not in it: { $fields }{ $more ->
    [0] {""}
   *[other] {""}; and { $more } more
}. A table (CSV, Excel) holds them.
lost-later = { $count } begin after the moment asked for and are not in it.
lost-sides = Of the sides of { $count } crossings, names in other languages and who said what are not in it.
lost-shapes = { $count } lines or areas are not in it. A table has room for one position only; GeoJSON and KML hold them.
lost-areas = { $count } areas are not in it: { $fields }{ $more ->
    [0] {""}
   *[other] {""}; and { $more } more
}. This format knows only points and lines; GeoJSON and KML hold areas.
lost-colours = Colours are not in it.
lost-long = { $count } texts are longer than a cell of a workbook and are cut ({ $fields }). CSV holds them whole.
lost-characters = Invisible control characters were left out of { $count } texts ({ $fields }).
lost-sorts = Numbers and dates stand in it as text: { $fields }.
lost-unknown = Where a value is not known, its field is left out: { $fields }.
lost-digits = { $count } numbers are rounded: { $fields }.
lost-position = Positions are rounded to one centimetre.
lost-seconds = Times are cut to whole seconds: { $fields }.

# A file that may be passed on by its marking while nothing was left out of it.
let-out = { $tlp } lets this file be passed on, and nothing was left out of it: it holds { $what }. Leave something out, or mark it more strictly.
let-out-briefing = names of sources and of people, typed titles and reasons, exact positions and hours, and every event
let-out-events = typed titles, exact positions and hours of every event, and whose vehicle passed
let-out-register = exact positions, informal checkpoints among them, and what is known of them
action-export = File for others written
action-briefing-draft = Draft of a briefing written
action-print = Page printed
