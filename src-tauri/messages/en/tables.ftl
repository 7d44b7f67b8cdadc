# What an import says of files, rows and columns.

# How a format was told: imports-reason-<code>.
imports-reason-signature = recognised by its first bytes
imports-reason-root-element = recognised by its first element
imports-reason-member = recognised by its content
imports-reason-columns = recognised by its columns
imports-reason-extension = recognised by the end of its name
imports-reason-options = read as a table
imports-reason-described = read with the columns you named

imports-why-double = { $km } and { $hours } h apart
imports-line = { $km }, { $points } points
imports-not-given = not given
imports-gone = This preview is no longer there. Choose the file again.
imports-invalid-set = “{ $value }” is not FIELD=VALUE.
imports-done-join = “{ $title }” has one more report.
imports-route-same-both = A route with this name and nearly this line is on record: { $code }, { $name }. This row becomes a second one, { $own }; what is said of one does not hold for the other.
imports-route-same-name = A route with this name but another line is on record: { $code }, { $name }. This row becomes a second one, { $own }; what is said of one does not hold for the other.
imports-route-same-line = A route with nearly this line is on record: { $code }, { $name }. This row becomes a second one, { $own }; what is said of one does not hold for the other.
imports-fields-missing = Say which column gives: { $fields }.
action-event-join = Two events made one

# Fields of a difference.
imports-field-what = What
imports-field-place = Place
imports-field-position = Position
imports-field-precision = Place known to
imports-field-time = When
imports-field-actors = Who
imports-field-status = Status
imports-field-category = Threat
imports-field-deaths = Deaths
imports-field-report = Report
imports-field-name = Name
imports-field-kind = Sort
imports-field-country = Country
imports-field-admin = Governorate
imports-field-pcode = P-code
imports-field-road = Road number
imports-field-area = Area
imports-field-line = Line

# Fields that a table can give.
imports-column-date-start = Date
imports-column-date-end = Last day
imports-column-lat = Latitude
imports-column-lat-hint = Or one column with both numbers.
imports-column-lon = Longitude
imports-column-lon-hint = Or the same column as for latitude.
imports-column-kind = Kind
imports-column-kind-hint = Strike, clash, closure and so on, also in other words.
imports-column-place = Place
imports-column-source = Who says so
imports-column-source-hint = Give one: events of different sources are compared.
imports-column-report = Text of the report
imports-column-id = Number of the row
imports-column-id-hint = One that stays the same in later files. Without it a changed row counts as a new one.
imports-column-status = Status
imports-column-grade = Grade
imports-column-grade-hint = A letter A to F and a digit 1 to 6, such as B3.
imports-column-where-prec = Place known to
imports-column-actor = Who did it
imports-column-deaths-best = Deaths
imports-column-name = Name
imports-column-country = Country
imports-column-country-hint = Two or three letters, such as SY.
imports-column-admin1 = Governorate
imports-column-pcode = P-code
imports-column-country-a = Country on one side
imports-column-country-b = Country on the other side
imports-column-authority-a = Who runs it

# The command line.
cli-import-added = New: { $added }
imported-routes = { $count ->
    [one] 1 route
   *[other] { $count } routes
}
imported-crossings = { $count ->
    [one] 1 crossing
   *[other] { $count } crossings
}
imported-places = { $count ->
    [one] 1 place
   *[other] { $count } places
}
imported-events = { $count ->
    [one] 1 event
   *[other] { $count } events
}
cli-import-joined = { $count } rows taken as further reports of events on record
cli-import-doubles = { $kind }: { $count } may be there already, told by another source
cli-imports-none = Nothing was imported so far.
cli-imports-undone = taken back

# Rows that meet with what is on record.
imports-conflict-field = { $label }: here { $ours }, in the file { $theirs }
imports-row-conflict = “{ $title }”: a person has changed this here and the file has changed it too. The row was not taken. { $fields }. Decide what holds and put it into the event.
imports-row-of-another = The row is on record as a further report of “{ $title }” and now tells of something else. It was not taken. { $fields }. Enter it as an event of its own if it holds.
imports-row-older = “{ $title }”: the row is an older coding than the one on record. It was not taken. { $fields }.
imports-file-older = “{ $title }”: this file was taken in before, and a later file has changed the row since. It was not taken. { $fields }.
imports-row-deleted = Was deleted here and stays deleted: { $theirs }.
imports-row-deleted-differs = Was deleted here, and the file has changed it since: { $ours }. { $fields }. The row was not taken. Take the deletion back or enter the event by hand if it holds.
imports-row-after-deleted = The number belonged to an event that was deleted here: { $ours }. The row now tells of another one and was taken as new: { $theirs }.
imports-number-reused = The number seems to have been used again: it belongs to { $ours }; this row says { $theirs }. Both were kept, as two events. Name a source for each list, so that their numbers stay apart.
imports-row-corrects = “{ $title }”: the text now reads as a correction or denial. Before: “{ $ours }”. Now: “{ $theirs }”. Read it, and correct the event where its coding no longer holds.
cli-import-held = { $count } rows not taken: they meet with what people changed here, or with a later word
