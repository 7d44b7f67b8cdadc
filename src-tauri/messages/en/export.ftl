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

# Briefings that were issued: the list, and what differs between two
briefings = Briefings issued
    .words = past old archive advised difference compare number
briefings-empty = No briefing has been issued yet. An issued one is numbered, kept as it was printed, and found here again.
briefings-number = Briefing { $number }
briefings-of = As of { $when }
briefings-valid = Valid until { $when }
briefings-over = Valid until { $when }, which is past
briefings-issued = Issued { $when }
briefings-issued-by = Issued { $when } by { $author }
briefings-routes = { $count ->
    [one] 1 route: { $routes }
   *[other] { $count } routes: { $routes }
}
briefings-read = Read
briefings-read-of = Read briefing { $number }
briefings-save = Save as HTML…
briefings-save-pdf = Save as PDF…
briefings-write = Write the file
briefings-written = Briefing { $number } written: { $file }
briefings-unreadable = This window cannot draw it. Save it as a file and open that.
briefings-compare = What differs between two
briefings-one = Briefing
briefings-other = compared with
briefings-same-one = Choose two different briefings.
briefings-differ = { $after } beside { $before }
briefings-alike = { $count ->
    [0] No route is told alike by both.
    [one] Of 1 route both say the same.
   *[other] Of { $count } routes both say the same.
}
briefings-level = Risk
briefings-access = Access
briefings-advice = Advice
briefings-only = Only in briefing { $number }: { $said }
briefings-route-unknown = Route of which nothing is on record
briefings-advice-not-kept = Issued by an earlier version, which did not keep the advice, so that it is not compared: briefing { $numbers }.
action-briefing-issue = Briefing issued
action-briefing-copy = Copy of an issued briefing written
