# Titles, headlines, reasons, gaps: the sentences that explain an assessment.

title-at = { $what }, { $place }
title-captured-claimed-count = { $count } settlements claimed captured
title-captured-count = { $count } settlements captured
title-captured-claimed = Claimed captured
title-closed-by-order = Closed by order
title-partly-closed = Partly closed
title-passage = Passage confirmed, { $by }
scope-border = border { $a }–{ $b }
scope-section = { $route } km { $from } to { $to }
terms-not = { $traffic }, not { $others }
terms-vehicles-all = all vehicles
terms-vehicle-unknown = vehicle not known
terms-hours-all = at all hours
terms-partial = some traffic passes
terms-tonnes = up to { $tonnes } t pass
terms-until = until { $when }
limits-closure = The closure holds: { $limits }.
limits-reopening = The opening holds: { $limits }.
limits-other = It holds: { $limits }.
limits-side = Open { $hours }.
country-sy = Syria
country-iq = Iraq
country-tr = Türkiye
country-lb = Lebanon
country-jo = Jordan
country-ua = Ukraine
country-sd = Sudan
country-ye = Yemen
place-not-named = place not named
place-not-placed = not placed
passage-none = none
passage-never = No confirmed passage on file.
passage-last = Last confirmed passage { $age } ago.
no-report = no report
no-report-days = no report { $days } d
reporting-stopped = reporting stopped
checked-never = never
age-never = never
age-ago = { $age } ago
age-goes-on = still going on
hours-utc = { $hours } UTC
hours-between = between { $from } and { $to } UTC
hours-days = { $hours } on { $days }
hours-days-from = { $hours } beginning on { $days }
status-who = { $traffic }, { $direction }
status-said = said “{ $word }”, { $day }, { $age } ago
status-said-later = said “{ $word }”, { $day }, after this moment
access-closed-by-order = closed by order
override-text = set by { $author }, model says { $computed }, until { $expires }
route-label = { $name }, { $code }, risk { $number } { $level }, { $trend }, access { $access }, { $confidence }, last passage { $passage }
briefing-ref = briefing { $number }, { $when }
km-at = km { $km }
km-span = km { $from } to { $to }
quoted = “{ $text }”
told-apart = { $text } ({ $which })
with-status = { $text } ({ $status })
headline-because = { $level } because of { $reasons }.
headline-quiet = { $level }: no event near the route weighs on it.
headline-silent = Reporting has stopped along { $km } km of it: quiet there says nothing.
headline-unknown = Unknown because nothing has been reported within { $near } of { $km } km of it for { $days }. That is not Low.
headline-unknown-coarse = Unknown because nothing that says enough of place and time has been reported within { $near } of { $km } km of it for { $days }. That is not Low.
headline-background = { $count ->
    [one] 1 reported danger that may be near is known too coarsely to count.
   *[other] { $count } reported dangers that may be near are known too coarsely to count.
}
headline-part-unknown = { $km ->
    [one] { $km } km of it is Unknown.
   *[other] { $km } km of it are Unknown.
}
access-lead = Access: { $access }.
access-lead-at = Access: { $access }, { $place }.
way-short-backward = return: { $access }
way-short-forward = outbound: { $access }
way-backward = The way back: { $what }. { $reason }
way-forward = The way out: { $what }. { $reason }
access-enforcement-unconfirmed = The order is confirmed; nobody has reported from the gate.
access-order-gate-said = An order is on record; { $side } said “{ $word }” ({ $grade }), checked { $age } ago.
access-order-on-record = An order is on record; nobody has reported from the gate.
rule-A-closed-order = { $title } ({ $grade }), { $age } old.
rule-A-closed-report = Reported closed: { $title } ({ $grade }), { $age } old.
rule-A-closed-side = { $side } says closed, checked { $age } ago.
rule-A-closed-obstruction = Not passable: { $title } ({ $grade }), { $age } old.
rule-A-closed-weight = Too heavy for this stretch: { $title } ({ $grade }).
rule-A-closed-hours = { $side }: outside its opening hours.
rule-A-closed-hours-event = Closed at these hours: { $title } ({ $grade }), { $age } old.
rule-A-unknown-doubted = It may be closed: { $title } ({ $grade }), { $age } old.
rule-A-unknown-doubted-side = { $side } may be closed: it is said to be ({ $grade }), checked { $age } ago.
rule-A-unknown-enforcement = Ordered closed, reported not enforced: { $title } ({ $grade }).
rule-A-unknown-control = Control changed hands and no passage is confirmed since: { $title } ({ $grade }), { $age } old.
rule-A-unknown-crossing = { $side }: no status in { $days }.
rule-A-unknown-crossing-other = { $side }: checked { $age } ago, but nothing was said that holds now for this traffic both ways.
rule-A-unknown-crossing-doubted = { $side }: “{ $word }” is not believed enough ({ $grade }), checked { $age } ago.
rule-A-unknown-crossing-asked = { $side }: its status could not be found out, checked { $age } ago ({ $grade }).
rule-A-unknown-evidence = No evidence of passage in { $days }.
rule-A-unknown-evidence-other = No evidence in { $days } that this vehicle and traffic can pass all along this way.
rule-A-restricted-partial = Partly closed: { $title } ({ $grade }), { $age } old.
rule-A-restricted-hours = Limited hours: { $title } ({ $grade }).
rule-A-restricted-hours-side = { $side }: open at limited hours, checked { $age } ago ({ $grade }).
rule-A-restricted-class = Some vehicles are barred: { $title } ({ $grade }).
rule-A-restricted-side = { $side } says restricted, checked { $age } ago.
rule-A-restricted-weight = Weight limit: { $title } ({ $grade }).
rule-A-restricted-checkpoint = Delays or permits: { $title } ({ $grade }), { $age } old.
rule-A-restricted-obstruction = Passable with difficulty: { $title } ({ $grade }), { $age } old.
rule-A-restricted-denial = Held or refused: { $title } ({ $grade }), { $age } old.
rule-A-open-passage = Passage confirmed: { $title } ({ $grade }), { $age } ago.
rule-A-open-report = Reported open: { $title } ({ $grade }), { $age } ago.
rule-A-open-side = { $side } says open, checked { $age } ago.
rule-F1 = front line near the road
rule-F2 = inside a contested area
rule-F3 = control changed hands near the road
rule-F4 = explosive hazard on or near the road, not cleared
rule-F5 = stop trigger: fighting beside a moving front
rule-T1 = ceasefire, shown as a fact
share-rule = rule { $rule }
driver-on-route = on the route, km { $km }, { $age }
driver-off-route = { $distance } from km { $km }, { $age }
driver-near-route = { $distance } of the route, { $age }
within-km = within { $distance }
drivers-smaller = { $count ->
    [one] 1 smaller driver, { $share }
   *[other] { $count } smaller drivers, { $share }
}
drivers-elsewhere-more = { $count ->
    [one] 1 more hazard or front elsewhere on the route
   *[other] { $count } more hazards and fronts elsewhere on the route
}
worst-stretch = worst stretch, { $stretch }
change-false = { $reports } is false
change-false-set = { $reports } are all false
change-more = { $count ->
    [one] 1 more report
   *[other] { $count } more reports
}
change-set-exact = No smaller set of reports does it.
change-set-exact-stretches = No smaller set of reports brings every stretch below { $level }; fewer may leave the route Unknown.
change-set-not-exact = It is enough; whether a smaller set is, has not been worked out.
change-nothing-lowers = Even if every report were false the level would not be lower.
change-lowers-more-than = More than { $count } reports would have to be false together before the level falls.
change-lowers-not-found = No set of up to { $count } reports was found that, taken as false, lowers the level. Whether there is one has not been worked out.
change-incident = A new strike on the road is confirmed, km { $at }
change-control = Control changes hands at the road, km { $at }
change-front = A front line is assessed 1 km from the road, km { $at }
change-area = The road is assessed to lie in a contested area, km { $at }
change-hazard = A mine or unexploded device is found on the road at km { $at }
outcome-level = Risk { $to } instead of { $from }.
outcome-access = Access { $to } instead of { $from }.
outcome-way-back = The way back: access { $to } instead of { $from }.
outcome-advice = Advice “{ $to }” instead of “{ $from }”.
outcome-same = No change.
effect-later = The event lies after { $when }, the moment shown: what it changes is not seen there.
effect-later-some = { $count ->
    [one] One of its events lies after { $when }, the moment shown: what it changes is not seen there.
   *[other] { $count } of its events lie after { $when }, the moment shown: what they change is not seen there.
}
queue-belief = believed { $q }
queue-weight = { $count ->
    [one] 1 route, { $km } km
   *[other] { $count } routes, { $km } km
}
queue-label = { $weight }: { $title }, { $place }. { $grade }, { $status }, { $age } old, { $belief }.
queue-route = If false: { $if_false } If true: { $if_true }
change-true = { $reports } is confirmed
change-passage = A passage over the whole route is confirmed now
probability = { $p }: chance of at least one violent event within { $near } of the road in the next { $days }. It is not the chance that a convoy is harmed.
confidence-reason = newest report { $age }; { $count ->
    [one] 1 independent report
   *[other] { $count } independent reports
} within { $near } in { $days }; { $share } of the score rests on reports believed less than { $below }
confidence-no-report = no report within { $near } in { $days }
import-unnamed-source = Imported file
import-grade = { $grade } (believed to { $believed })
import-grades = Grades of its events: { $grades }. An event weighs as much as it is believed; the back-test takes its events as true, so levels come out lower here than there.
gap-unnamed-places = { $count ->
    [one] One of the settlements in { $title } is not named.
   *[other] { $count } of the settlements in { $title } are not named.
}
gap-no-report-stretch = No report for { $days } d, { $stretch }.
gap-no-report-ever = No report at all on file, { $stretch }.
gap-reporting-stopped = Reporting has stopped around { $area } since { $day }, { $stretch }: quiet there says nothing.
silence-text = Reporting has stopped within { $radius } km of { $area } since { $day }, says { $author }
silence-place = { $lat }, { $lon }
gap-crossing-old = { $name }: not checked for { $days } d.
gap-crossing-no-basis = { $name }: checked { $days } d ago, without a status that counts.
gap-crossing-never = { $name }: never checked.
gap-enforcement = Nobody has reported from the gate whether { $title } is carried out.
gap-front-line-stale = { $title } was last assessed { $days } d ago.
gap-unplaced-event = Where exactly { $title } is or was is not known.
gap-without-place = { $count ->
    [one] 1 event on file has no place at all and may lie here too.
   *[other] { $count } events on file have no place at all and may lie here too.
}
gap-unplaced-more = { $count ->
    [one] 1 more event whose exact place is not known
   *[other] { $count } more events whose exact place is not known
}
gap-more = { $count ->
    [one] 1 more gap, not printed here.
   *[other] { $count } more gaps, not printed here.
}
gap-no-access-evidence = No passage and no word of open in { $days }, { $stretch }.
map-around = Around { $name }
map-all-routes = All routes
brief-region = Routes of the register
brief-title-count = on { $count } of { $total } routes
brief-advice-no-go = { $routes }: closed, or a stop trigger holds.
brief-advice-hold = { $routes } until what is listed on their pages is known.
brief-advice-conditions = { $routes }, with the conditions of their pages.
brief-advice-go = { $routes }, with the usual measures.
brief-no-driver = no event near the route
finding-high = { $count } of { $total } routes at High or above
finding-also = Also { $names }.
finding-announced = { $count ->
    [one] 1 announced closure or opening begins while this briefing holds
   *[other] { $count } announced closures or openings begin while this briefing holds
}
finding-announced-place = { $place } ({ $routes })
finding-announced-group = { $when }: { $access } ({ $basis }), { $places }.
finding-announced-more = { $count ->
    [one] 1 more time is on the pages of the routes.
   *[other] { $count } more times are on the pages of the routes.
}
finding-order = { $count ->
    [one] 1 crossing closed by order, gate not confirmed
   *[other] { $count } crossings closed by order, gates not confirmed
}
finding-order-text = { $names }. { $reason }
finding-worse = { $count } of { $total } routes get worse while this briefing holds
finding-worse-text = { $routes }. The hours are on the pages of the routes.
finding-worse-one = { $route } at { $when } ({ $access }, { $advice })
ahead-worse = While this briefing holds it gets worse: at { $when } access is { $access }, advice “{ $advice }”.
ahead-worse-backward = The way back gets worse while this briefing holds: at { $when } access is { $access }, advice “{ $advice }”.
ahead-worse-forward = The way out gets worse while this briefing holds: at { $when } access is { $access }, advice “{ $advice }”.
finding-unknown = { $count } of { $total } routes Unknown
finding-unknown-text = No report within { $near } for { $days } on most of { $routes }. Unknown is never read as Low.
finding-silent = Reporting has stopped along { $count } of { $total } routes
finding-silent-text = Around { $areas }, on { $routes }: quiet there says nothing, and coverage is Low.
finding-quiet = No route at High or above
annex-scope = The { $count } events that the levels and the access on these pages rest on, those that are announced or may be near, ceasefires with what happened while they held, and those without a place.
turn-back-strike = A new strike or clash within 5 km of the route in the last 6 h
turn-back-contact = No contact at two calls in a row
turn-back-refused = Turned away, or delayed over 60 min, at any checkpoint
hold-passage = A passage over the whole route is confirmed by our own or a partner’s vehicle
hold-enforcement = The gate has reported whether the order is carried out
hold-crossing = Both sides of every crossing have been checked
hold-front = The line of control has been assessed again
hold-report = A fresh report covers the stretches without one
hold-not-between = { $place }: not { $hours }
hold-only-between = { $place }: only { $hours }
hold-no-vehicles = { $place }: no { $vehicles }
hold-closed-way = { $place }: closed, another way is known
hold-way-backward = The way back, { $place }
hold-way-forward = The way out, { $place }
sheet-routes = Routes
sheet-crossings = Crossings
sheet-events = Events
sheet-assessments = Assessments
rule-named = { $text } ({ $rule })
access-at = At { $place }: { $reason }
announced-from = From { $from }
announced-until = From { $from } to { $until }
announced-text = { $when }: { $access }, { $place }. { $title } ({ $grade }).
announced-basis = { $grade }, { $status }
announced-whole = the whole route
ceasefire = { $title } ({ $grade }), { $when }: { $state }, { $place }.
ceasefire-between = { $title }, parties { $parties }
ceasefire-span = { $from } to { $until }
ceasefire-since = since { $from }
ceasefire-in-force = in force
ceasefire-ended = ended
ceasefire-denied = said to be in force, and denied
ceasefire-doubted = said to be in force, believed too little
ceasefire-on-route = on the route
ceasefire-off-route = { $distance } from the route
ceasefire-near-route = { $distance } of the route
ceasefire-no-place = without a place on file
ceasefire-breaches = { $count ->
    [0] No violent event within { $near } of the route while it held is on file.
    [one] 1 violent event within { $near } of the route while it held.
   *[other] { $count } violent events within { $near } of the route while it held.
}
ceasefire-breach = { $title }, { $when }
ceasefire-breaches-named = { $text } On record: { $titles }.
ceasefire-lowers-nothing = A ceasefire lowers nothing: it is a fact for, and what happened while it held are facts against.
ceasefire-counts = By a value that was set, a ceasefire changes the weight of what came before it.
background-event = { $title } ({ $grade }), { $when }: { $why }
background-province = known to its province or country only, no part of the level.
background-line = known only to lie somewhere along a road, river or border, no part of the level.
background-month = known to the month or worse only, no part of the level.
background-both = place and date are known too coarsely, no part of the level.
background-more = { $count ->
    [one] 1 more violent event that may be near, no part of the level.
   *[other] { $count } more violent events that may be near, no part of the level.
}
