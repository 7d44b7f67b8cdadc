# The window's own words: buttons, labels, empty states. Names of levels and kinds are in core.ftl; finished
# sentences come from the backend.

## Actions (palette, keys, buttons)
do-palette = Find or run a command
do-add-event = Add event
    .words = incident closure strike mine checkpoint report
do-new-route = New route
    .words = road itinerary draw
do-new-crossing = New crossing
    .words = border gate bridge ferry checkpoint
do-import = Import a file
    .words = file data csv excel geojson kml gpx osm
do-override = Set the level by hand
    .words = override assess decision
do-silence = Reporting has stopped here…
    .words = silence blackout no reports
do-export = Export
    .words = briefing report brief pdf print html csv excel geojson gpx kml share issue
do-sheet = Driver sheet…
    .words = print pdf convoy itinerary
do-undo = Undo the last change
    .words = revert take back
do-redo = Do it again
do-filter = Filter the list
do-next = Next in the list
do-previous = Previous in the list
do-back = Back
do-pane = Next pane: list, map, detail
do-time-back = Back 6 hours
do-time-forward = Forward 6 hours
do-time-now = To now
do-fit = Fit the map
do-zoom-in = Zoom in
do-zoom-out = Zoom out
do-table = Map as a table
    .words = list screen reader
do-map = Go to the map
do-inbox = Go to the Inbox
    .words = reports drafts messages verify
do-plan = Go to the plan
    .words = movement convoy ways alternatives
do-way = Choose a way of the plan
do-plan-again = Work the plan out again
do-plan-around = Other ways for this route
do-method = How it is worked out
    .words = method values parameters calibrate back-test help
do-keys = All keys
    .words = help keyboard shortcuts
do-theme = Light or dark
    .words = dark night day colours
do-english = English
do-arabic = العربية
do-french = Français
keys-title = Keys
keys-single = Single letters work as keys
close = Close
cancel = Cancel
save = Save
remove = Remove
undo = Undo
open = Open
more = More
now = Now
try-again = Try again
working = Working
working-out = Working it out
optional = optional

## Top bar
main-views = Views
view-map = Map
view-inbox = Inbox
view-plan = Plan
inbox-count = { $count ->
    [one] 1 report to verify
   *[other] { $count } reports to verify
}
find-or-run = Find or run a command
find-nothing = Nothing found
offline-data-to = Offline, data to { $when }
offline-no-data = Offline, no reports yet
offline-why = Works without a network. When the newest event on record began, UTC.
offline-received-to = Offline, received to { $when }
offline-why-received = Works without a network. When the newest event on record began, UTC; the newest report was received or imported { $when }.
language = Language
language-en = English
language-ar = العربية
language-fr = Français
dark-theme = Dark
example-data = Example data
encrypted = Encrypted
other-database = Open or create another
lock = Lock

## Lists
register = Register
routes = Routes
crossings = Crossings
worst-first = Worst first
routes-worst-first = Routes, worst first
column-access = Access
column-access-now = Access now
column-confidence = Conf.
column-passed = Passed
column-route = Route
column-level = Level
column-stretches = By kilometre
column-crossing = Crossing
column-note = What it rests on
column-event = Event
column-kind = Kind
column-status = Status
column-grade = Grade
column-traffic = Traffic
column-basis = Basis
filter-placeholder = Name, code, road
filter-nothing = No name fits the filter. Esc clears it.
empty-routes = Routes appear here, worst first. Each one shows its risk level, its access status and the last confirmed passage.
empty-crossings = Crossings appear here: borders, internal lines, checkpoints, bridges and ferries, each side with its own status.
empty-draw = draw a route
empty-import = import a file
empty-keys = all keys
risk-mark = Risk { $level }
crossing-label = { $name }, { $access }, last check { $checked }
crossing-unchecked = never checked
set-by-short = set by { $author }, model says { $level }
part-unknown = part of it unknown
routes-changed = { $count ->
    [one] 1 route changed: { $names }
   *[other] { $count } routes changed: { $names }
}

## Inbox
verify-first = Check first
verify-by = by routes that would change
verify-routes = { $count ->
    [one] route
   *[other] routes
}
verify-now = now
verify-if-false = if false
verify-if-true = if true
verify-same = as now
verify-more-routes = and { $count } more
verify-open = Open event
verify-empty = Nothing to verify
verify-empty-why = No unconfirmed report would change the level, the access or the advice of a route, whether it is true or false.
verify-idle = { $count ->
    [one] 1 more unconfirmed report changes no route. Check it last.
   *[other] { $count } more unconfirmed reports change no route. Check them last.
}
verify-asking = Working out what hangs on each report

## Map
map = Map
map-tools = Map tools
map-credit = Boundaries: Natural Earth, approximate, no endorsement
layers = Layers
layer-risk = Risk
layer-control = Control
layer-claims = Claims
layer-events = Events
layer-crossings = Crossings
events-shown = { $shown } of { $all } events drawn
legend = Legend
legend-risk = Risk
legend-no-data = no data
legend-restricted = restricted
legend-closed = closed
legend-unknown = unknown
legend-reported = reported, confirmed
legend-claimed = claimed
table-title = The map as a table
table-close = Back to the map
no-events = No events in this window.
draw-point = Click the place on the map.
draw-line = { $count ->
    [0] Click the start on the map, then point after point.
    [one] 1 point. Click the next.
   *[other] { $count } points. Click on, or end in the form.
}
draw-area = { $count ->
    [0] Click the corners of the area, one after another.
    [one] 1 corner. Click the next.
   *[other] { $count } corners.
}
draw-back = One point back
draw-start = Click on the map
draw-done = End drawing

## Time
time = Time
as-of = As of { $when }
known-label = What was known
known-hint = Only what had been received by then, or all that has been learnt since
known-now = as known now
known-then = as known then
to-now = To now
local-time = { $time } in { $zone }
hours-local = { $from } to { $to } in { $zone } today.
hours-clock-changes = The clock is changed there in the year, these hours are not: look at them again then.
clock-own = this computer's
clock-say = choose
clock-offsets = Hours before or after UTC
clock-places = Clock of a place
clock-area = Clock of the area
clock-area-hint = Local times stand beside UTC by this clock, hours in new texts are read by it, and driver sheets print it. It is kept on this computer for this database.
clock-area-plan = Hours on road signs and of daylight on the way are told by it.
of-which-claimed = of which claimed
window = Window
days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
time-slider = As of
per-day = { $count }/day

## Inspector
detail = Detail
advice-tag = Advice: { $advice }
why-ranked = Why, ranked
no-drivers = No event bears on this route.
acts-on-access = access
rule-why = Acts through a rule, not through a share
what-would-change = What would change this
changes-false = If a report is false
changes-set = If several reports are false
changes-more = If more is reported
changes-passage = If somebody passes
changes-no-passage = A confirmed passage would change neither level, access nor advice.
changes-none-false = No single report, taken as false, changes level, access or advice.
changes-all = All { $count } reports
not-known = Not known
by-category = By threat category
uncalibrated = Uncalibrated for this country
picture-kept = What is shown is the last answer.
model-says = The method says
override-clear = End it now
override-button = Override…
export-button = Export…
add-event-button = Event…
edit-route = Edit route
delete-route = Delete route
profile-label = Risk by kilometre: { $stretches }
profile-stretch = km { $from } to { $to } { $level }
last-check = last check { $when }
authority-unknown = authority not known
no-status = nothing is stated for this side
used-by = Used by
edit-crossing = Edit crossing
delete-crossing = Delete crossing
edit-event = Edit event
confirm-event = Confirm…
deny-event = Deny…
retract-event = Retract…
if-checked = If it is checked
delete-event = Delete event
event-bears-on = Bears on
event-bears-too = Also bears on
event-bears-on-none = No route of the register in this picture.
event-not-placed = Not placed: the report does not say where.
evidence = Reports behind it
evidence-hash = First digits of the text's SHA-256. The text is never altered.
reading-levels = Reading the levels
reading-levels-how = Sides of the shape say the level. Colour repeats it and never carries it alone.
reading-access = Access is separate
reading-access-how = A road can be closed at Low risk, and open at Very high.

## Start
starting = Starting
first-title = Start with a database
first-lead = Everything stays in one file on this computer. No account and no connection needed.
first-protect = Protect it
first-protect-why = With a passphrase the file is encrypted. Without it nobody can open the file, not even you.
first-protect-check = Encrypt with a passphrase
first-protect-lost = A lost passphrase cannot be recovered. Write it down and keep it elsewhere.
passphrase = Passphrase
passphrase-again = Passphrase again
passphrase-differs = The two passphrases differ, or are empty.
protection = Protection
protection-none = This database is not encrypted: whoever gets the file can read it.
lock-after = Lock when nothing is touched for
lock-after-hint = On this computer. Work that runs, such as taking in a file, is ended first. What was typed and not saved is there again after unlocking.
lock-never = never
lock-minutes = { $minutes } minutes
passphrase-set = Set a passphrase
passphrase-change = Change the passphrase
passphrase-current = Passphrase now
passphrase-new = New passphrase
passphrase-save = Encrypt with it
passphrase-done = The database is encrypted with the new passphrase.
passphrase-copies = Copies made before (backups, files ending in .bak, files handed over) keep the passphrase they had, or none. Delete those that nobody needs. Road files, issued briefings and exports are not encrypted.
passphrase-traces = The old file is overwritten, but on flash memory parts of it can be found all the same. Only a database that was encrypted from the start never lay open.
first-starter = Begin with the starter region
first-starter-why = Northern Syria and the Iraq border: places, crossings and routes, with marked example reports.
first-starter-button = Use the starter region
first-empty = Begin empty
first-empty-why = Then draw a route on the map, or import a file: GPX, KML, GeoJSON, shapefile or a table.
first-empty-button = Empty database
first-where = Another place, or a file that exists
first-where-new = Where the new file goes
first-open = Open an existing database
first-back = Back to the open database
unlock-title = This database is encrypted
unlock-lead = Enter its passphrase to open it.
unlock = Unlock
failed-title = The database cannot be opened
failed-damaged = The database is damaged
failed-foreign = This file is not a Passage database
failed-altered = The structure of this database was altered
failed-not-encrypted = This database is not encrypted
failed-newer = This database is from a newer Passage
failed-busy = Another program holds the database
failed-no-answer = No answer from Passage itself
open-unencrypted = Open it unencrypted all the same
failed-untouched = The file was not changed.
failed-other = Choose another file
error-no-answer = Passage itself did not answer. What you typed stays here as long as this window is open: try again.
error-lost-answer = No answer came, and it is not known whether this was saved. Passage looks as soon as it answers and says so at the top: wait for that before you try again. What you typed stays here as long as this window is open.
lost-waiting = An answer was lost: it is not known whether the last change was saved. Do not close this window; it looks again every second.
lost-saved = An answer was lost, but the change was saved: { $what }. What is shown has been read anew.
lost-not-saved = An answer was lost. When Passage answered again, the change had not been saved. What is shown has been read anew.
elsewhere-changed = Changed by another program.
elsewhere-read = What is shown has been read anew:
elsewhere-by = by { $author }
elsewhere-more = And more: see who changed what.
missing-let-out = Say that it shall be issued with nothing left out, leave something out, or mark it more strictly.
export-all-the-same = Issue it all the same, with nothing left out
to-its-beginning = To its beginning
error-pdf-failed = The PDF could not be written. Export the HTML and print it from a browser.
error-file-unreadable = The file cannot be read.
error-path-not-text = The name of this file cannot be used. Choose another folder or name.

## Forms
missing-source = Name the source, or choose “No report”.
missing-report = Choose who says so.
missing-crossing = Say which crossing.
missing-route = Say which route.
missing-name = Give it a name in one language at least.
missing-line = A route needs two points at least: click on the map or paste coordinates.
missing-point = Say where it is: click on the map or paste coordinates.
missing-level = Choose a level.
missing-reason = Say why. The reason is kept and printed.
missing-author = Say who sets it.
missing-expiry = Say until when.
missing-silence-where = Say where.
missing-silence-since = Say since when.
missing-silence-who = Say who says so.
missing-file = Choose a file.
time-wrong = Write it like 2024-11-30 18:00.
number-none = A number is expected.
number-whole = A whole number is expected.
number-least = A number of at least { $least } is expected.
number-between = A number from { $least } to { $most } is expected.
number-either = “{ $text }” can be read as { $one } or as { $other }. Write it without a mark between thousands, or with fewer or more decimals.
choose-file = Choose…
choose-one = Choose…
event-new = Add event
event-edit = Edit event
effect-title = If saved
effect-none = No level, access or advice changes.
effect-more = { $count ->
    [one] and one more route
   *[other] and { $count } more routes
}
effect-more-gates = { $count ->
    [one] and one more crossing
   *[other] and { $count } more crossings
}
event-add = Add event
event-confirm = Confirm event
event-deny = Deny event
event-retract = Retract event
event-confirm-hint = Say who confirms it and how credible that is: belief follows from the report, not from the word “confirmed”.
event-deny-hint = Say who denies it and how credible that is. The reports for it stay.
event-retract-hint = A retracted event counts for nothing and stays in view. Undo brings it back.
route-new = New route
route-edit = Edit route
crossing-new = New crossing
crossing-edit = Edit crossing
field-names = Names
field-kind = What happened
field-place = Place, in any script
place-placeholder = Aleppo, حلب
place-known = in the register
place-unknown = Not in the register: kept as the report names it. Draw or paste where it is, or leave it unplaced.
field-shape = Shape
shape-point = Point
shape-line = Line
shape-area = Area
geometry-point = Where
geometry-line = Line
geometry-area = Area
geometry-none = nothing drawn
geometry-points = { $count ->
    [one] 1 point
   *[other] { $count } points
}
geometry-clear = Clear
coordinates-paste = or paste: decimal, DMS, UTM, MGRS
field-precision = How exact
field-from = From
field-until = Until
field-time-precision = Time known to
field-status = Status
field-title = Title
field-title-hint = Left empty it is composed from kind and place.
field-source = Who says so
source-none = No report
source-new = New source…
source-none-hint = Without a report the grade is F6: no basis to judge.
field-source-name = Name of the source
field-source-kind = Sort of source
field-reliability = Reliability
field-credibility = Credibility
field-report = The report, word for word
field-origin = Origin
field-origin-hint = Whose word it is, where the source passes on another's. Reports of one origin count once.
field-stance = The report says
stance-supports = it is so
stance-denies = it is not so
field-actors = Actors
field-actor = Name as reported
field-role = Role
actor-add = Add an actor
field-scope = Applies to
applies-crossing = A crossing
applies-border = A whole border
applies-section = A section of a route
applies-geometry = The place or shape below
applies-geometry-hint = Every road inside the area, or close to the point or line.
applies-along = Roads along the line below
applies-along-hint = Every road that runs along the line: a stretch that a route has left since.
field-crossing = Crossing
field-country-a = Country
field-country-b = and country
field-route = Route
not-in-register = Not in the register
field-from-km = From km
field-to-km = To km
field-direction = Direction
field-hours = Hours
field-traffic = For whom
field-vehicles = Vehicles
field-vehicles-hint = none chosen: all
field-partial = Some traffic passes
field-directive = By order
field-issuer = Issued by
field-reference = Number or title
field-enforcement = At the gate
field-taken-by = Taken by
field-taken-from = Taken from
field-count = Settlements
field-unnamed = of these not named
field-front-state = How it is known
field-parties = Parties
field-means = Means
field-site = Target
field-act = What was done
field-device = Device
field-detonated = It went off
field-cleared = It has been removed
field-checkpoint = Change
field-official = Manned by an authority
official-unknown = not known
official-yes = yes
official-no = no
field-delays = Delays or permits reported
field-cause = Cause
field-passability = Passable
field-limit = Heaviest vehicle that passes, t
field-denial = What was done
field-passed-by = Whose vehicle
field-vehicle = Vehicle
vehicle-unknown = not known
field-code = Code
field-code-next = next free
field-road-ref = Road number
field-minutes = Minutes, normal
field-area = Part of the operation
field-crossings-used = Crossings it uses
field-waypoints = Places along it
waypoint-place = Place of the register
waypoint-add = Add a place
field-crossing-kind = Sort
field-formal = Official crossing
side = Side { $number }
side-add = Add the other side
side-status = Status { $number }
field-country = Country
field-authority = Authority
field-side-status = Status
field-basis = Basis
field-checked = Last checked
status-add = Add a status
status-remove = Remove this status
override-title = Level by hand: { $name }
override-intro = { $name }: the method says { $level }. Both are kept and printed.
override-submit = Set { $code } to { $level }
override-submit-none = Set the level of { $code }
silence-title = Reporting has stopped
silence-intro = No count can see that nobody reports any more. Where you say so, coverage is Low and every answer tells it. Levels and advice stay as they are.
silence-submit = Say so
silence-end = Reports come again
silence-km = Middle, km of the route
silence-radius = Reaches, km round it
silence-area = Area
silence-area-hint = Empty: the nearest settlement.
silence-since = Since
silence-how = How it is known
silence-map = Reporting has stopped
field-level = Level
field-reason = Reason, required
field-author = Set by
field-expires = Expires

settings = Names and settings
    .words = author organisation language passphrase
field-workspace = Name of the operation
field-person = Your name
field-person-hint = Stands beside every change and override you make.
history = What was changed
    .words = audit log trail who
history-empty = Nothing has been changed yet.
history-open = Show { $name }
history-show = Show
history-gone = taken away

## Import and export
import-title = Import a file
import-intro = Tables (CSV, Excel) and maps (GeoJSON, KML, GPX, shapefile, GeoPackage, OpenStreetMap) are recognised, also zipped. First you see what would change; nothing is taken before you accept.
import-file = File
import-look = Look at it
import-accept = { $count ->
    [one] Take 1 row
   *[other] Take { $count } rows
}
import-done = { $file }: { $count ->
    [one] 1 row taken
   *[other] { $count } rows taken
}
import-nothing = Nothing new in this file.
import-untouched = The database is untouched until you accept.
import-unreadable = Format not recognised
import-kind-routes = routes
import-kind-crossings = crossings
import-kind-places = places
import-kind-events = events
import-rows = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
import-added = new
import-updated = changed
import-unchanged = as before
import-rejected = left out
import-row = row { $row }
import-row-left-out = left out
import-row-notice = notice
import-more = { $count } more
export-title = Export
export-file = Write to
export-write = Write the file
export-issue = { $count ->
    [one] Issue briefing { $number }, 1 route
   *[other] Issue briefing { $number }, { $count } routes
}
export-issue-at = { $count ->
    [one] Issue briefing { $number } as of { $when }, 1 route
   *[other] Issue briefing { $number } as of { $when }, { $count } routes
}
export-issued = { $count ->
    [one] Briefing { $number } issued, as of { $when }, 1 route: { $file }
   *[other] Briefing { $number } issued, as of { $when }, { $count } routes: { $file }
}
export-drafted = { $count ->
    [one] Draft written, as of { $when }, 1 route: { $file }
   *[other] Draft written, as of { $when }, { $count } routes: { $file }
}
export-issue-check = Issue it: numbered, kept, the base of the next trend
export-issue-hint = An issued briefing is never changed.
export-draft-hint = A draft is neither numbered nor kept.
export-all = { $count ->
    [one] The only route
   *[other] All { $count } routes
}
exported = { $file } written
kept-again = What you had begun is here again.
kept-anew = Begin anew
kept-away = Kept, not saved: the form has it again when you open it.
leave-close = Close without saving
leave-stay = Stay
leave-title = Not saved
leave-unsaved = What was typed is not saved: it is gone once the window closes.
field-format = What to write
format-briefing = Briefing, HTML
format-pdf = Briefing, PDF
format-geojson = GeoJSON
format-csv = CSV with HXL tags
format-xlsx = Excel with HXL tags
format-gpx = GPX
format-kml = KML
format-kmz = KMZ
field-which-routes = Routes
field-what = Content
export-what-assessments = Assessments
export-what-routes = Routes
export-what-crossings = Crossings
export-what-events = Events
field-tlp = Marking
tlp-clear = TLP:CLEAR
tlp-green = TLP:GREEN
tlp-amber = TLP:AMBER
tlp-amber-strict = TLP:AMBER+STRICT
tlp-red = TLP:RED
field-valid = Valid, hours
field-redact = Leave out
redact-none = Nothing
redact-sources = Names of sources and authors, typed titles
redact-public = Names, typed titles, exact positions and the list of events

## Country calibration
calibrations = Country calibration
calibration-new = Fit a scale from our own events
calibration-label = Country or region, as it will be printed
calibration-fit = Fit
calibration-fitting = Fitting
calibration-cancel = Cancel
calibration-stopped = Stopped. Nothing was kept.
calibration-fitted = Fitted. Nothing uses it until somebody chooses it.
calibration-weeks = { $have } of { $need } weeks needed
calibration-none = None has been fitted yet.
calibration-in-use = in use
calibration-choose = Use this
calibration-stop = Stop using it
calibration-made = Made by { $who }, { $when }
calibration-chosen = Chosen by { $who }, { $when }
calibration-basis = { $weeks } weeks, { $routes } routes, { $km } km, { $events } events
calibration-scale = Scale { $scale }, shipped { $shipped }
calibration-scored = Tested on { $weeks } weeks, each with a scale fitted on the weeks before it
calibration-untested = Too few weeks to test it.
calibration-before = before
calibration-after = after
missing-label = Name the country or region.
calibration-said = Said on average
calibration-seen = seen { $seen }
calibration-error = Calibration error
calibration-brier = Squared error
calibration-score = Score
calibration-lead = The order of roads carries over from country to country, the probability does not. Fitted on the past weeks of this database.
calibration-to-method = How it is worked out
calibration-looking = Looking at the past weeks
