# Reading and writing files: where an issue is, what is wrong, what to do.
# issue-* take $row, $column, $value, $expected; a caller gives all four, blank where unknown.

issue-at-row = Row { $row }
issue-at-column = Row { $row }, column { $column }
issue-at-file = The whole file

issue-missing-value = { $column } is blank. Fill it in.
issue-coordinates-missing = The position is missing in { $column }. Give latitude and longitude in degrees.
issue-coordinates-out-of-range = { $value } is no position on earth. Expected: latitude and longitude in degrees ({ $expected }).
issue-coordinates-swapped = { $value }: latitude and longitude seem to have changed places. Swap them in the file and read it again.
issue-coordinates-zero = The position is exactly 0, 0: it was probably never filled in. Give the real one.
issue-not-a-number = “{ $value }” in { $column } is not a number of the kind expected ({ $expected }).
issue-not-a-date = “{ $value }” in { $column } is not a date. Write it as { $expected }, for example 2024-11-29.
issue-end-before-start = The end { $value } lies before the start ({ $expected }). Check both dates.
issue-date-in-future = { $value } lies in the future ({ $expected }). Check the date; plans are not events.
issue-date-ahead = { $value } lies ahead: it was taken as announced and counts from then. Check the date.
issue-unknown-kind = “{ $value }” is not a kind of event. Use one of: { $expected }.
issue-unknown-precision = “{ $value }” in { $column } is not a precision. Use one of: { $expected }.
issue-unknown-status = “{ $value }” is not a status. Use one of: { $expected }.
issue-grade-malformed = “{ $value }” is not a grade. Write a letter A to F and a digit 1 to 6, such as B3.
issue-grade-contradictory = Grade { $value } contradicts itself: source and information do not fit together. Please review it.
issue-duplicate-id = The id { $value } stands in row { $expected } already. The first one was taken; give this one its own id or delete it.
issue-name-cut = A name or the like was longer than { $expected } letters and was cut: “{ $value }”. Shorten it in the file if the rest matters.
issue-ids-made = There is no column of ids, so the content of each row stands for one: the same row again is the same event, and a row that is changed is a new one. Where the rows have ids, name their column with --map id=COLUMN or in the window.
issue-duplicate-row = The same thing stands in row { $expected } already. The first one was taken; delete this one.
issue-extra-fields = The row has { $value } values for { $expected } columns, so values have moved. Put texts that hold the delimiter into quotation marks.
issue-short-row = The row has { $value } values for { $expected } columns. Complete it.
issue-unclosed-quote = A quotation mark is opened and never closed. Close it or delete it.
issue-row-too-long = The row is far longer than any real row. Check for a quotation mark that is not closed.
issue-not-text = The row holds bytes that are not text. Export the file again.
issue-empty-row = The row is blank and was passed over.
issue-duplicate-column = There are two columns named { $column }. The first one was used; rename the other.
issue-file-truncated = The file breaks off or breaks down here ({ $value }). What came before was read; get the whole file again.
issue-not-json = This line is not JSON: { $value }. Correct it or export the file again.
issue-not-a-feature = This is not a GeoJSON feature. Expected: { $expected }.
issue-geometry-missing = The feature has no geometry. Draw it, or delete the feature.
issue-geometry-malformed = The coordinates cannot be read: { $value }. Expected: { $expected }.
issue-geometry-not-used = { $value } has no use here and was passed over. Lines and points are read; an area only where it says its kind and date, for then it is an event.
issue-points-together = The feature holds several points at once and was passed over. Save them as single points and import again.
issue-area-not-whole = The area ({ $value }) has a hole or several parts and was not taken: one outline is all that can be kept, and with its holes filled it would cover ground that nobody named. Draw it without the hole, or as one feature for each part.
issue-too-few-points = A line with { $value } different points is no route. At least two are needed.
issue-route-gap = The pieces of this route lie { $value } m apart here ({ $expected } is allowed). Add the missing piece, or give the parts routes of their own.
issue-part-rejected = Route { $value } was left out, because its piece in row { $expected } cannot be read. Correct that one.
issue-parts-joined = { $value } parts whose ends meet were joined into one route.
issue-parts-split = The { $value } parts do not meet, so each became a route of its own. Join them by hand if they belong together.
issue-name-missing = There is no name. “{ $expected }” was used; rename it after the import.
issue-waypoints-skipped = { $value } waypoints were left out. To take them, import the file as places.
issue-no-rows = The file holds no rows, so there is nothing to take in. Check that it is the right file.
issue-unknown-entity = { $value } is not a known character and was kept as written.
issue-value-assumed = { $column } does not say enough (“{ $value }”). It was taken as { $expected }; check it.
issue-not-given = { $column } is not given. It was taken as { $expected }; check it.
issue-encoding-guessed = The file is not { $expected }. It was read as { $value }; check that names look right, or save the file as UTF-8.
issue-characters-lost = Some characters are damaged from this row on and show as �. Export the file again as { $expected }.
issue-member-chosen = Of this archive { $value } was read. Not read: { $expected }. Unpack them to import them.
issue-recognised-as = Read as an export of the kind { $value }, because of its columns ({ $expected }). If that is wrong, say which column holds which value.
issue-rows-above-header = { $value } rows above the header (row { $expected }) were passed over.
issue-kind-not-used = “{ $value }” says nothing about a road and was passed over.
issue-sheet-chosen = The sheet “{ $value }” was read. Not read: { $expected }. Name another sheet to read that one.
issue-crossing-not-found = The route takes the crossing “{ $value }”, which is not on record or there more than once. Its status does not hold for the route: take the crossings in first, then the routes.
issue-issues-left-out = { $value } more remarks of this file are not listed. The counts include them.
issue-event-not-whole = The event has several parts ({ $value }) and was not taken: one point, one line or one outline is all that one event can hold. Give each part a feature of its own, with the kind and the dates of the event.
issue-parts-left-out = Of this feature one sort of geometry was taken. Left out: { $value }. Give it a feature of its own if it matters.
issue-limit-not-understood = { $column } says “{ $value }”, which is not understood here or has no room in such an event. The row says that a way can be used, so it was not taken: it would hold for more than the file says. Expected: { $expected }.
issue-limit-left-out = { $column } says “{ $value }”, which is not understood here or has no room in such an event. The row was taken without it, so it holds for more than the file says. Expected: { $expected }.
issue-columns-not-used = Of { $value } columns or properties nothing was made: { $expected }. Check that none of them matters.
issue-column-may-limit = { $column } was not used, and it looks like a limit or a status (“{ $value }”). What was taken may say more than the file does. Check it by hand.
issue-column-may-happen = { $column } was not used, and it looks like a date or a kind of event (“{ $value }”). If the rows say what happened, read them as events: as places they count for nothing.
issue-date-order-open = Dates such as { $value } do not say which number is the day. Say it, and they are read: in the window under “Dates such as 03/04/2024”, on the command line with --dates day-first or --dates month-first.
issue-rows-hidden = { $value } rows are hidden or filtered out in the workbook; they were read like the others. Delete them there if they are not meant.
issue-sheet-hidden = The sheet “{ $value }” is hidden in the workbook. It was read all the same; check that it is meant.

read-error-io = The file cannot be read: { $detail }. Check that it is still there and that you may open it.
read-error-empty = The file is empty.
read-error-unknown-format = It is not clear what { $name } holds. Read are tables (CSV, Excel), GeoJSON, KML, GPX, shapefiles, GeoPackage, FlatGeobuf and OpenStreetMap.
read-error-unsupported-format = Files of the format { $format } are not read. Save it as CSV, Excel, GeoJSON, KML or GPX and import that.
read-error-wrong-kind = A file of the format { $format } cannot give this: { $kind }. Choose another kind, or another file.
read-error-not-text = The file is not text. Check that it is the right file, and export it again.
read-error-missing-columns = Columns are missing: { $missing }. The header (row { $row }{ $sheet ->
    [none] {""}
   *[other] , sheet “{ $sheet }”
    }) has: { $found }. Say which column holds which value, or correct the header.
read-error-may-be-events = Beside places and positions this file has dates ({ $date }) and kinds of event ({ $kind }). Nothing was read, for as places its rows would count for nothing. Say what they are: in the window under “The rows are”, on the command line with --kind places or --kind crossings, or with --kind events and, for example, --map date_start=COLUMN --map kind=COLUMN.
read-error-not-well-formed = The file is broken at line { $row } ({ $detail }). Get it again, or correct that line.
read-error-damaged = The file is damaged at byte { $row } ({ $detail }). Get it again.
read-error-too-big = { $name } unpacks to more than { $limit } bytes. It was not read. Unpack it yourself, and import a part of it.
read-error-nothing-inside = { $name } holds nothing that Passage reads. It holds: { $found }. Unpack it, and import the right file.
read-error-part-of-shapefile = { $name } belongs to a shapefile. Import { $shp }; what lies beside it is read with it.
read-error-locked = The file is protected by a password. Save it without one and import that.
read-error-too-deep = The file is nested deeper than { $limit } levels, which no honest file is. It was not read.
read-error-too-long = One element of the file is longer than { $limit } bytes, which no honest file has. It was not read.
read-error-unsupported-crs = The coordinates are given in { $crs }. Save the file in WGS 84 degrees (EPSG:4326) and import that.
read-error-unknown-crs = The coordinates are not degrees, and { $name } is missing, which says what they are. Put it beside the file or into the same zip, or save the file in WGS 84 degrees (EPSG:4326).
read-error-changed = The file changed while it was read. Close it in other programs and import it again.
read-error-cancelled = Reading was stopped. Nothing was stored.

write-error-io = The file cannot be written. Check the disk and the rights of the folder, or choose another place.
write-error-workbook = This is more than a workbook can hold. Export fewer rows, or use CSV.
write-error-ragged = The table does not fit its columns. This is a fault of Passage; please report it.
