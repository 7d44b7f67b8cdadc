# The page on the method. Only that page reads this file, and only when it is opened.

## The page
method-title = How it is worked out
method-lead = Every level on the map comes from these numbers and rules. Nothing else is in it.
method-back = Back to the map
method-parts = Parts of this page
method-predicts = What is predicted
method-predicts-text = How likely it is that at least one violent event happens within { $km } km of the road in the next { $days } days: a strike, clash, attack, ambush, detonated device or capture.
method-not = What is not
method-not-convoy = Not how likely it is that a convoy is harmed.
method-not-crime = Hardly crime, abduction or checkpoints: the events that it was measured on are mostly deadly ones.
method-not-closures = Closures, ceasefires, passages and moves of the front have no measured weight; they act through rules that are convention.
method-not-late = Reports that come late make it too low.
method-not-isolated = A first report from a quiet area is overstated: about 20 % said, 3 to 7 % seen.
method-not-absence = No report does not mean no threat. Such a road is Unknown.
method-country-chosen = Calibrated for { $label }: scale { $scale } in place of { $shipped }, from { $weeks } weeks.
method-country-none = Uncalibrated for this country: which roads are worst carries over, how high the probability is may not. Two other countries saw half of what was said, or less.
method-to-settings = Calibrate for this country
readout-title = What the formula gives
readout-lead = One stretch of road, with exact reports that are true, within { $km } km of it.
readout-age = { $days ->
    [one] One confirmed report, 1 day old
   *[other] One confirmed report, { $days } days old
}
readout-count = { $count ->
    [one] 1 report, 1 day old
   *[other] { $count } reports, each 1 day old
}
readout-none = No report at all
levels-title = The levels
levels-band = Probability
levels-below = below { $p }
levels-between = { $from } to { $to }
levels-above = { $p } and more
levels-trigger = a stop trigger holds
levels-unknown = no report for a long time
levels-observed = Seen in the back-test
levels-share = Share of the road
levels-none = no road had it
levels-untested = Not back-tested with these values: bounds, scale or weights in use are not those of the shipped test.
levels-untested-country = Not back-tested with these values: the scale of { $label } is in use. How well its probabilities held in past weeks is in the diagram below.
proof-title = Said and seen
proof-how = Of the road for which a probability was said, how much saw a violent event? On the diagonal both are equal. Below it more was said than seen.
proof-said = said
proof-seen = seen
proof-scale = Both scales are stretched at the low end.
proof-label = Reliability diagram: { $points }
proof-point = said { $said }, seen { $seen }
proof-table = The diagram as a table
proof-of-shipped = Shipped back-test: the values that ship, without a country scale, on Syria, { $from } to { $to }.
proof-of-others = The values in use are others: it says nothing of them.
proof-of-country = { $label }: past weeks of your own register.
proof-shipped = Shipped back-test
proof-country = { $label }, with its scale
proof-country-before = { $label }, shipped scale
proof-span = { $weeks } weeks, { $from } to { $to }, { $km } km of road
proof-missing = The figures of the back-test are not in this build.
scores-title = Scores
scores-how = Compared with rules that a planner uses by eye. Bold: the best of a column.
score-rule = Rule
score-method = This method
score-brier = Brier
score-brier-why = Mean squared error of the probability; lower is better.
score-skill = Skill
score-skill-why = Gain over always saying the long-run share; 1 is perfect, 0 no gain.
score-aupr = AUPR
score-aupr-why = How well the roads that saw an event are picked out; higher is better.
score-auc = AUC
score-auc-why = How often a road that saw an event is ranked above one that did not; 0.5 is chance.
score-ece = Calibration error
score-ece-why = Mean distance between what was said and what was seen; lower is better.
score-pai = Worst 5 / 10 / 20 %
score-pai-why = How many times more events lay on the worst roads than on as much road picked at random.
score-none = not worked out
score-before = With the shipped scale
score-after = With the country’s scale
params-title = Every number
params-lead = Name, value, where it comes from, and the rule that uses it.
params-name = Number
params-value = Value
params-mark = Origin
params-rule = Rule
params-source = Why this value
rules-title = Every rule
rules-lead = Explanations cite these codes.
rules-uses = uses
rules-hazard = From reports to a level
rules-floors = Floors and stop triggers
rules-belief = Belief
rules-access = Access
rules-answers = Confidence, advice, explanation

## Rules: title and what the rule does
about-H0 = Background
    .text = A small part of the sum remains on every road even without any report.
about-H1 = Incident near the road
    .text = A strike, clash, attack, ambush, detonated device or capture within the near distance adds to the sum. It counts less when it is older, doubted, or placed only roughly.
about-H2 = Incident farther away
    .text = Up to the farthest distance an incident still adds a little, less with distance, and only for some days.
about-H3 = Told twice
    .text = A clash and a capture at one place on one day from one origin count once.
about-H4 = An isolated report
    .text = An option: an event counts less where little violence is on record near it in the time before it. It needs a year of loaded history.
about-L1 = From the sum to a level
    .text = The sum becomes a probability, and the probability falls into a band. The level of a stretch is the worst of its band, its floors and its stop triggers.
about-L2 = Probability of a whole route
    .text = Neighbouring stretches share incidents, so their probabilities are neither added nor multiplied; the length of the road and the near distance say how they join.
about-L3 = Level of a whole route
    .text = The level of its worst stretch, never the average. Unknown when most of it is unknown and the rest is below Medium; otherwise with a “?” mark.
about-L4 = Threat categories
    .text = The sum is split by category for explanation. Of a category without an event nothing is said, and what is Unknown is so in every category.
about-L5 = Matrix of likelihood and impact
    .text = Off by default. For organisations that set the level from likelihood and impact.
about-U1 = No report
    .text = A stretch is Unknown when no report of any kind came from near it for a long time, the probability is low and no floor holds. A danger whose place or date is known too coarsely to count does not make it known. It is never read as Low.
about-F1 = Front line near
    .text = A front line that was known recently sets a floor under the level, more the nearer it is. A line that is only claimed counts less.
about-F2 = Inside a contested area
    .text = A stretch inside a contested area, or one with armed groups in it, has a high floor.
about-F3 = Control changed hands
    .text = Where control changed hands near the road in the last days, a floor holds the level up.
about-F4 = Mine or unexploded device
    .text = A known device on or near the road sets a floor. It does not fade with time; only an entry that it has been removed ends it.
about-F5 = Stop trigger
    .text = Fighting close to the road beside a front or a capture, both very recent, makes the level Unacceptable unless the list says otherwise. Organisations edit the list of triggers.
about-T1 = Ceasefire
    .text = A ceasefire lowers nothing; it is shown as a fact for, and breaches as facts against.
about-Q1 = Belief
    .text = How far an event is believed follows from the grades of its reports. Reports with one origin count once, the best of them.
about-Q2 = Denial
    .text = A denial by a reliable source lowers the belief. When both sides have weight the event is marked as contradicted.
about-Q3 = Denying one’s own act
    .text = A party that denies its own act changes nothing.
about-Q4 = Retracted
    .text = A retracted event counts nowhere and stays visible.
about-A-closed-order = Closed by order
    .text = An order in force closes, whether or not the gate has confirmed it; the page says when nobody has reported from the gate.
about-A-closed-report = Closed as reported
    .text = A believed report of a closure without an order closes as well.
about-A-closed-side = Closed by one side of a crossing
    .text = One side of a crossing says closed for the traffic asked for.
about-A-closed-obstruction = Not passable
    .text = An obstruction that nothing passes closes the stretch.
about-A-closed-weight = Too heavy
    .text = The vehicle is heavier than the stretch bears.
about-A-closed-hours = Outside hours
    .text = Closed at the moment asked for: a curfew, or a gate outside its hours.
about-A-unknown-doubted = Doubted closure
    .text = A closure that may be true makes access unknown until a passage resolves it.
about-A-unknown-enforcement = Order not carried out
    .text = An order says closed, the gate reports that traffic passes: unknown.
about-A-unknown-control = Control changed since the last passage
    .text = Under new control access is unknown until somebody has passed or the new authority has spoken.
about-A-unknown-crossing = Crossing unchecked
    .text = A side of a crossing has no recent status.
about-A-unknown-evidence = No evidence of passage
    .text = No passage and no word of open in recent days.
about-A-restricted-partial = Partial closure
    .text = Some traffic passes: limits, permits, sporadic opening.
about-A-restricted-hours = Limited hours
    .text = Open, but only at certain hours.
about-A-restricted-class = Some vehicles barred
    .text = A closure for some vehicle classes, when no vehicle is stated.
about-A-restricted-side = Restricted by one side
    .text = One side of a crossing says restricted.
about-A-restricted-weight = Weight limit
    .text = There is a weight limit, and the vehicle keeps it.
about-A-restricted-checkpoint = Checkpoint
    .text = A checkpoint with delays or permits, until a later report says that it is gone.
about-A-restricted-obstruction = Passable with difficulty
    .text = An obstruction that can be passed.
about-A-restricted-denial = Detention or refusal
    .text = People or goods were recently held, refused or delayed.
about-A-open-passage = Confirmed passage
    .text = Somebody has recently passed. It opens the stretch and counts as a report; it does not lower the risk, for which there is no evidence.
about-A-open-report = Word of open
    .text = A recent reopening without limits.
about-A-open-side = Side says open
    .text = A side of a crossing says open and was checked recently.
about-C1 = Confidence
    .text = From the age of the newest report near and the number of independent ones; one lower when the sum rests on doubted reports. It cannot see that reporting has stopped: a person says so (C3).
about-C2 = What is not known
    .text = Gaps are listed: places not named, stretches without a report, crossings unchecked, orders without a word from the gate.
about-C3 = Reporting has stopped
    .text = A person says that an area sends no reports any more. Coverage there is Low, and every answer says so. Levels stay as they are.
about-D1 = Advice
    .text = A table of level and access gives go, conditions, hold or no-go. The decision rests with people.
about-E1 = Explanation
    .text = Every level is a sum of named shares. Without a report everything is worked out again as if it did not exist.
about-V1 = What to verify first
    .text = For each unconfirmed report: which routes would change if it were false or true. Ranked by routes, then by their length.
about-K1 = Country calibration
    .text = Which roads are worst carries over from country to country; how high the probability is does not. A person fits one scale per country on past weeks and chooses it.

## Parameters

## Groups of parameters
group-hazard = From reports to a probability
group-targets = Other distances and horizons
group-options = Options
group-belief = How far a report is believed
group-levels = Levels
group-floors = Front lines, mines, stop triggers
group-access = Access
group-advice = Advice
group-confidence = Confidence
group-matrix = Matrix of likelihood and impact
group-calibration = Country calibration
group-explanation = Explanations

## Units
of-unit-km = { $n } km
of-unit-days = { $count ->
    [one] { $n } day
   *[other] { $n } days
}
of-unit-fresh-incidents = { $n } fresh incidents
of-unit-likelihood-ratio = × { $n }
of-unit-levels = { $n }
of-unit-km-per-day = { $n } km per day
of-unit-reports = { $n } reports
of-unit-column-1-negligible-to-5-critical = column { $n } of 5
of-unit-natural-log = { $n } (natural log)
of-unit-weeks = { $count ->
    [one] { $n } week
   *[other] { $n } weeks
}
of-unit-events = { $n } events
of-unit-steps = { $n } steps

## Fields of tables among the parameters
param-field-radius-km = distance, km
param-field-horizon-days = days ahead
param-field-tail-rho = weight farther away
param-field-scale-a = scale A
param-field-power-g = curvature g
param-field-background-b = background b
param-field-rule = rule
param-field-level = level
param-field-access = access
param-field-then = advice
param-field-hostilities = hostilities
param-field-hostilities-km = within, km
param-field-hostilities-hours = in the last hours
param-field-hostilities-min-q = believed at least
param-field-companion-km = and control change or front line within, km
param-field-companion-hours = in the last hours
param-any = any

## Where numbers come from
mark-measured = measured
mark-convention = convention
mark-geometry = geometry
mark-exact = exact
mark-measured-why = Fitted or checked on past events.
mark-convention-why = Chosen by judgement, because no evidence gives a number. It can be edited.
mark-geometry-why = Follows from lengths and distances.
mark-exact-why = Worked out from the other rules, without a number of its own.

## Sources of the shipped numbers
source-distance-of-the-calibrated-target-with-i = Distance of what is predicted; each distance has its own fit.
source-horizon-of-the-calibrated-target = Days of what is predicted.
source-fitted-on-syria-weekly-origins-2016-07-0 = Fitted on Syria, weeks from July 2016 to December 2018 (UCDP GED), scored on 2019.
source-cutting-earlier-changes-p-by-more-than-1 = Leaving out earlier would change probabilities by more than 1 %.
source-the-tail-is-left-out-beyond-this-age-whe = Beyond this age one event adds next to nothing; 14 to 20 days would change probabilities by less than 1 %.
source-weights-per-kind-gave-no-gain-in-test = Different weights per kind gave no gain in test.
source-fitted-on-syria-for-other-distances-and = Fitted on Syria for other distances and horizons, July 2016 to December 2018 (UCDP GED).
source-off-it-needs-a-year-of-loaded-history-wi = Off: it needs a year of loaded history. With it an isolated first report is over-predicted less.
source-off-for-imports-that-know-towns-only-the = Off for imports that know towns only: there it invents risk between towns (measured on Iraq).
source-convention-literature-on-improvised-devi = The literature on improvised devices shows a different decay.
source-convention-used-when-ied-kernel-is-on = Used when improvised devices fade in their own way.
source-convention-in-place-of-omori-days-when-i = In place of the general fading, when that option is on.
source-convention-no-evidence-for-a-number-a-ce = No evidence for a number: a ceasefire lowers nothing.
source-convention-used-when-ceasefire-is-on = Used when that option is on.
source-convention-as-for-closures = As for closures.
source-convention-on-for-organisations-that-use = On for organisations that use an impact column.
source-convention-no-measured-mapping-from-admi = No measured mapping from grades to truth exists.
source-convention-flagged-when-both-sides-reach = Flagged when both sides reach it.
source-observed-on-syria-2019-1-0-5-3-15-9-31-3 = Observed on Syria 2019: 1.0, 5.3, 15.9, 31.3 and 68.1 %.
source-segments-without-a-report-0-4-observed-o = Road without a report saw 0.4 %, on 45 % of the length.
source-upper-bound-of-very-low = Where Very low ends.
source-convention-every-report-counts-that-is-n = Every report counts that is not retracted.
source-convention-reported-aid-incidents-with-c = Reported aid incidents with casualties lay within 5 km of the front.
source-convention-8-of-14-reported-damage-incid = 8 of 14 reported damage incidents lay within 10 km of the front.
source-convention-organisations-edit-the-list = Organisations edit the list.
source-convention-as-for-doubted-closures = As for doubted closures.
source-convention-two-routes-this-near-each-oth = Two routes this near each other lie on one road.
source-convention-shorter-is-a-junction-not-a-s = Shorter is a junction, not a shared road.
source-convention-the-decision-rests-with-peopl = The decision rests with people.
source-weak = Measured, but the evidence is weak.
source-rows-very-unlikely-to-very-likely-column = Usage of United Nations security risk management; agencies load their own table.
source-convention-to-be-set-by-the-organisation = To be set by the organisation.
source-spread-of-the-country-scale = Spread of the country scale.
source-13-to-26-are-enough = 13 to 26 are enough.
source-26-to-52-fully-observed-weekly-origins = 26 to 52 fully observed weeks.
source-convention-smaller-ones-are-summed = Smaller ones are summed.
source-convention-size-of-the-sets-searched-exa = Larger sets are given without proof that they are the smallest.
source-convention-work-allowed-for-one-search = Beyond it the answer says that it is not proven.

# A person's own values in the place of shipped ones
param-edit = Change
param-edit-of = Change: { $name }
param-own = own value
param-own-by = { $by }, { $when }: { $reason }
param-shipped-is = Shipped:
param-new-value = New value
param-cell = Row { $row } of { $rows }, column { $column } of { $columns }
param-from-level = { $level } from
param-row = Row { $n }
param-row-add = Add a row at the top
param-row-up = Move up
param-row-down = Move down
param-row-remove = Remove
param-not-numbers = { $count ->
    [one] One field is not a number.
   *[other] { $count } fields are not numbers.
}
param-share = 0.5 stands for 50 %.
param-why = Why, required
param-save = Use this value
param-cancel = Cancel
param-back = Back to the shipped value
param-fixed = Belongs to the fit; not set by hand
param-measured-warning = This value was measured on past events. With another one the figures of the test above no longer hold, and a country scale has to be fitted again.
params-own-count = { $count ->
    [one] One value is your organisation's own. Every output says "edited parameters".
   *[other] { $count } values are your organisation's own. Every output says "edited parameters".
}
params-own-measured = At least one of them was measured: the figures of the test above were made with the shipped values.
params-refused = { $count ->
    [one] One own value on record does not hold beside the others or in this version of the program; the shipped one is used:
   *[other] { $count } own values on record do not hold beside the others or in this version of the program; the shipped ones are used:
}
