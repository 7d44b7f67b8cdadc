# Plans of a movement: what depends on data. Labels of the window are in plan-ui.ftl.

plan-gone = This plan is no longer there. Work it out again.
plan-same-place = Start and destination are the same place. Choose another one.
plan-network-swapped = The roads in { $file } are not those that were taken in on { $day }: somebody put another file in their place. Take the roads in again.
plan-way-direct = Direct
plan-way-by = { $side } by { $place }
plan-side-north = North
plan-side-east = East
plan-side-south = South
plan-side-west = West
plan-stop-checkpoint = checkpoint
plan-why-background = no single event; how often events happened around here
plan-why-unknown = no report within { $near } for { $days }. That is not Low
plan-access-at = { $place }: { $reason }
plan-gap-no-data = No data, { $stretch }.
plan-gap-crossing-near = { $place } lies near km { $km }; whether this way passes it is not known.
plan-hours = { $from } to { $until }
plan-hours-unknown = hours not known
plan-hours-shut = shut that day
plan-hours-one-side = { $hours } on one side; hours of the other not known
plan-checked = checked { $day }
plan-checked-never = never checked
plan-fit-fits = fits
plan-fit-tight = fits only without the margin
plan-fit-waits = waits until it opens
plan-fit-missed = missed
plan-fit-next-day = waits until it opens on another day
plan-fit-early = comes before it opens
plan-fit-unknown = cannot be said, hours not known
plan-against-above = Above, cannot be approved
plan-against-closed = Closed
plan-against-hours = Hours do not fit
plan-against-unknown = Cannot be said, part of it is Unknown
plan-against-at = At ceiling
plan-against-at-conditions = At ceiling, with conditions
plan-against-below = Below ceiling
plan-against-below-conditions = Below ceiling, with conditions
plan-need-notification = notification acknowledged, 24 h
plan-need-passage = a passage confirmed on { $day }
plan-need-status = status asked: { $places }
plan-need-before-it-closes = past it before it closes: { $what }
plan-need-margin = with the margin they come too late
plan-need-daylight = daylight only
plan-need-sign-off = signed by a senior
plan-need-not-on-record = not on record; somebody has to say
plan-need-last-passage = last passage: { $day }
plan-need-daylight-early = leaves { $depart }, first light { $dawn }
plan-need-daylight-reason = arrives { $arrive } UTC with the margin, sunset { $sunset } UTC
plan-needs = { $there } of { $all } in place
plan-level-access = { $level }, access { $access }
plan-advice-within = { $letter } is within the ceiling.
plan-advice-conditions = { $letter } is within the ceiling. Before leaving, somebody has to say: { $what }.
plan-advice-hold-needs = { $letter } is within the ceiling; not in place: { $what }.
plan-advice-hold-rule = { $letter } is within the ceiling, but the table of advice says hold: { $what }.
plan-advice-unknown = Part of { $letter } is Unknown: nobody can say whether it is within the ceiling.
plan-advice-hours = { $letter } does not fit the hours of a gate.
plan-advice-closed = { $letter } is closed.
plan-advice-above = No way is within the ceiling; { $letter } comes nearest with { $level }.
plan-advice-no-way = There is no way.
plan-reassess-gate = { $place } opens again
plan-reassess-light = first light
plan-overlap = { $share } % of it on ways before it
plan-minutes = { $n } min
plan-hours-minutes = { $h } h { $m }
plan-km-time = { $km } km, { $time }
plan-cost = { $km } km, { $time }
plan-price-same = { $cost }, same level
plan-price-less = { $cost } for { $count ->
    [one] one level
    [2] two levels
    [3] three levels
   *[other] { $count } levels
} less
plan-price-more = { $cost } and { $count ->
    [one] one level
    [2] two levels
    [3] three levels
   *[other] { $count } levels
} more
plan-price-unknown = { $cost }; levels cannot be compared, part is Unknown
plan-warn-regardless = found without regard to hours of gates: as asked, it comes too late for one
plan-warn-regardless-early = found without regard to hours of gates: as asked, it comes to one before it opens, and waiting there does not bring it through
plan-warn-regardless-hours = found without regard to hours of gates: as asked, they do not fit
plan-note-sketch = These roads are a sketch drawn by hand: most roads are missing, and lengths and times are rough. Do not plan a movement with it.
plan-note-left-out = { $count ->
    [one] Too much begins and ends under way: one closure or opening far from these ways was not looked at.
   *[other] Too much begins and ends under way: { $count } closures and openings far from these ways were not looked at.
}
plan-note-unfinished = Not fully searched: new closures or levels were found on every way that was looked at, until the search was ended. There may be other ways. Search in parts, by a place on the way round.
plan-invalid-offset = Local time is 12 hours behind UTC at most and 14 hours ahead of it.
plan-note-no-record = Where these roads come from is not on record.
plan-note-trucks = { $count ->
    [one] One truck drives along, and the class that was chosen ({ $class }) is lighter than a truck: the ways are for a truck under 20 t. If it is heavier, choose its class.
   *[other] { $count } trucks drive along, and the class that was chosen ({ $class }) is lighter than a truck: the ways are for trucks under 20 t. If one is heavier, choose its class.
}
plan-daylight = daylight { $from } to { $until } UTC
plan-daylight-none = the sun does not rise or set that day
plan-opened = if it opens: { $way }
plan-opened-none = if it opens alone, there is still no way
roads-no-files = Choose at least one file.
roads-facts = { $files }, taken in { $day }, { $km } km
roads-facts-sketch = Sketch drawn by hand, { $km } km. Do not plan a movement with it.
roads-facts-no-record = Roads whose source is not on record, { $km } km
roads-step-0 = Reading roads
roads-step-1 = Reading positions
roads-step-2 = Putting the network together
roads-step-3 = Preparing the search
roads-done = { $roads } roads, { $km } km. Not used, or not as meant: { $refused }
plan-warn-closed = closed when it is reached: { $what }
plan-warn-closed-late = with the margin it is closed when it is reached: { $what }
plan-warn-unseen = from { $from } on it was not looked at what is closed on this way. Plan the rest of it again, nearer to that time
plan-warn-border-order = border control of which the register does not say between which countries it lies, while a border is closed by order: { $what }. Whether it is this border nobody can say from the map. Ask before leaving
plan-for-class = { $what }, for: { $class }
plan-warn-override = { $author } has set { $route } to { $level } until { $expires }
plan-blocked-level-found = No way keeps to the highest level you allow.
plan-blocked-unfinished = No way was found, and not all were searched.
plan-blocked-when-reached = Every way that was found is closed when it is reached.
plan-note-zone = Hours on road signs are read by the clock of { $zone }. Where the road lies under another clock, they hold earlier or later.
plan-warn-astray = { $what } lies { $distance } from here and on no road of the map: it may be this road. Ask before you pass.
plan-warn-perhaps = { $what } is drawn { $distance } from here and was put on another road: it may mean this one. Ask before you pass.
plan-warn-drawn = { $what } is drawn { $distance } from here and may mean this road: whether it is open is not known. Ask before you pass.
plan-note-drawn-off = { $what }: the road that is taken as closed lies up to { $distance } from where the closure is drawn. Look at the map whether it is the road that is meant.
plan-note-repeats = { $letter } is a routine: { $count } movements on the same road at about the same hour in { $days } ({ $when }). Change the hour or the road.
plan-hold-about = { $between }, departs { $depart }. { $advice }
plan-hold-until = { $about } Looked at again { $until }.
action-plan-hold = Movement held
action-plan-release = Hold ended
