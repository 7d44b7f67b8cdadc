# What a file for others cannot hold: lost-<code>. Shown after an export.
lost-title = The file does not hold everything:
lost-not-placed = { $count } have no known position and are not in it: { $fields }{ $more ->
    [0] {""}
   *[other] {""}; and { $more } more
}. A table (CSV, Excel) holds them.
lost-later = { $count } begin after the moment asked for and are not in it.
lost-shapes = { $count } lines or areas are not in it. A table has room for one position only; GeoJSON and KML hold them.
lost-areas = { $count } areas are not in it: { $fields }{ $more ->
    [0] {""}
   *[other] {""}; and { $more } more
}. This format knows only points and lines; GeoJSON and KML hold areas.
lost-colours = Colours are not in it.
lost-characters = Invisible control characters were left out of { $count } texts ({ $fields }).
lost-sorts = Numbers and dates stand in it as text: { $fields }.
lost-unknown = Where a value is not known, its field is left out: { $fields }.
lost-digits = { $count } numbers are rounded: { $fields }.
lost-position = Positions are rounded to one centimetre.
lost-seconds = Times are cut to whole seconds: { $fields }.
