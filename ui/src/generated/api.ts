// Generated from the Rust types by `cargo test -p passage-desk` (see src/api.rs). Do not edit.

/**
 * Accepts a draft.
 */
export type AcceptDraftArgs = { 
/**
 * Which.
 */
draft: DraftRef, 
/**
 * What was chosen.
 */
choice: DraftChoice, 
/**
 * The event as a person edited it; `None`: as the draft has it.
 */
event?: EventForm | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Whether a route can be travelled, best first. Kept apart from risk.
 */
export type Access = "open" | "restricted" | "unknown" | "closed";

/**
 * An actor, as named by the report.
 */
export type Actor = { 
/**
 * Name as written.
 */
name: string, 
/**
 * Role.
 */
role: ActorRole, };

/**
 * What an actor did in an event.
 */
export type ActorRole = "perpetrator" | "target" | "issuer" | "controller" | "previous_controller" | "claimant";

/**
 * What a driver acts on.
 */
export type ActsOn = "level" | "access";

/**
 * What the table of advice says; the decision rests with people.
 */
export type Advice = "go" | "conditions" | "hold" | "no_go";

/**
 * An advice with its word.
 */
export type AdviceDto = { 
/**
 * Which.
 */
code: Advice, 
/**
 * "go with conditions".
 */
text: string, };

/**
 * A way against the ceiling of its criticality.
 */
export type AgainstCeiling = "below" | "at" | "above" | "hours_do_not_fit" | "closed" | "unknown";

/**
 * What was done on the road.
 */
export type AmbushAct = "ambush" | "robbery" | "abduction";

/**
 * A closure or opening that has not begun.
 */
export type AnnouncedDto = { 
/**
 * The event.
 */
event: string, 
/**
 * When it begins.
 */
begins: string, 
/**
 * What access is where it holds, by it alone.
 */
access: Access, 
/**
 * "From 30 Nov 06:00 to 1 Dec 18:00: closed, km 20 to 21. “Closure, M5” (B2)."
 */
text: string, };

/**
 * An error as the border gives it.
 */
export type ApiError = { 
/**
 * Stable code.
 */
code: ErrorCode, 
/**
 * A sentence in the language asked for: what happened and what to do.
 */
message: string, 
/**
 * Technical detail, untranslated; never a coordinate or a name.
 */
details: string | null, };

/**
 * Whether a database is open.
 */
export type AppState = "missing" | "locked" | "unusable" | "open";

/**
 * What is asked of an assessment.
 */
export type AssessArgs = { 
/**
 * Language of the texts.
 */
lang: Lang, 
/**
 * The moment for which it shall hold; `None`: now.
 */
as_of?: string | null, 
/**
 * Only what had been received by then; `None`: all that is known.
 */
known_at?: string | null, 
/**
 * As which traffic; `None`: humanitarian cargo.
 */
traffic?: TrafficClass | null, 
/**
 * In which vehicle; `None`: each route's own.
 */
vehicle?: VehicleClass | null, 
/**
 * Which way; `None`: forward.
 */
direction?: Direction | null, 
/**
 * Days of the events drawn, 1 to 365; `None`: 14.
 */
window_days?: number | null, 
/**
 * Days of the histogram, 1 to 365; `None`: 30.
 */
histogram_days?: number | null, };

/**
 * The audit trail.
 */
export type AuditArgs = { 
/**
 * Language.
 */
lang: Lang, 
/**
 * At most so many, 1 to 500.
 */
limit?: number | null, };

/**
 * One change in the audit trail.
 */
export type AuditDto = { 
/**
 * Id.
 */
change: string, 
/**
 * When it was recorded.
 */
at: string, 
/**
 * Who.
 */
author: string, 
/**
 * What, in words.
 */
text: string, 
/**
 * What it was made for, where that is few.
 */
things: Array<AuditThingDto>, 
/**
 * Why, where a reason was given.
 */
reason: string | null, };

/**
 * A value before and after a change.
 */
export type AuditFieldDto = { 
/**
 * Which.
 */
label: string, 
/**
 * Before; `None`: not given.
 */
old: string | null, 
/**
 * After; `None`: not given.
 */
new: string | null, };

/**
 * A thing that a change was made for.
 */
export type AuditThingDto = { 
/**
 * What can be opened; `None`: it is gone, or has no page of its own.
 */
what: AuditWhat | null, 
/**
 * Its id. Empty: it has none that can be opened.
 */
id: string, 
/**
 * Name, as the change left it.
 */
name: string, 
/**
 * Main values that the change made others.
 */
fields: Array<AuditFieldDto>, };

/**
 * What a row of the audit trail leads to.
 */
export type AuditWhat = "event" | "route" | "crossing" | "briefing";

/**
 * How much levels count against time when ways are chosen. They never change how long a way takes.
 */
export type AvoidStrength = "little" | "usual" | "strong";

/**
 * A violent event that may be near a route and counts nowhere: place or time is known too coarsely.
 */
export type BackgroundDto = { 
/**
 * The event.
 */
event: string, 
/**
 * "“Air strike, Idlib” (B2), 28 Nov: known to its province only, no part of the level."
 */
text: string, };

/**
 * A consistent copy.
 */
export type BackupArgs = { 
/**
 * Where to.
 */
file: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * A copy written.
 */
export type BackupDto = { 
/**
 * File.
 */
file: string, 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * Head of the chain over the record that was copied, its first 8 hexadecimal digits.
 */
chain_head: string | null, };

/**
 * A level and its band of the probability.
 */
export type BandDto = { 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * From this probability on, 0 to 1. `None`: from nothing on, or no band of the probability.
 */
from_p: number | null, 
/**
 * Below this one. `None`: up to certainty, or no band of the probability.
 */
below_p: number | null, };

/**
 * One simple rule for comparison.
 */
export type BaselineDto = { 
/**
 * Stable code.
 */
id: string, 
/**
 * What it does, in words.
 */
text: string, 
/**
 * Its scores.
 */
scores: ScoresDto, };

/**
 * Why there is no way.
 */
export type BlockedKind = "closures" | "level" | "both" | "no_road" | "unfinished";

/**
 * Writes a briefing.
 */
export type BriefArgs = { 
/**
 * As of when, language, and so on.
 */
question: AssessArgs, 
/**
 * Routes; empty: all.
 */
routes: Array<string>, 
/**
 * Marking.
 */
tlp: Tlp, 
/**
 * Redaction profile.
 */
redact: Redaction, 
/**
 * Hours for which it may be used, 1 to 168; `None`: 12.
 */
valid_hours?: number | null, 
/**
 * Where to write the HTML; `None`: only stored (and returned by `briefing_html`).
 */
file?: string | null, 
/**
 * Stored, numbered and used for trends; `false`: a draft, neither stored nor numbered.
 */
issue: boolean, };

/**
 * A briefing written.
 */
export type BriefDto = { 
/**
 * File, where one was written.
 */
file: string | null, 
/**
 * Id; `None`: a draft.
 */
id: string | null, 
/**
 * Number; `None`: a draft.
 */
number: number | null, 
/**
 * Routes in it.
 */
routes: number, 
/**
 * SHA-256 of the HTML.
 */
sha256: string, 
/**
 * The HTML, where no file was asked for.
 */
html: string | null, 
/**
 * As of when.
 */
as_of: string, 
/**
 * What it lets out under a marking that lets it be passed on.
 */
warning: string | null, };

/**
 * A route on which two briefings differ.
 */
export type BriefedRouteDto = { 
/**
 * The route; `None`: it is no longer in the register.
 */
route: string | null, 
/**
 * Code, as it is now.
 */
code: string, 
/**
 * Name, as it is now.
 */
name: string, 
/**
 * What both say of it, where that differs.
 */
fields: Array<FieldChangeDto>, 
/**
 * That only one of them tells of it, and what.
 */
only: string | null, };

/**
 * Two issued briefings, in whichever order.
 */
export type BriefingDifferenceArgs = { 
/**
 * One.
 */
one: string, 
/**
 * The other.
 */
other: string, 
/**
 * Language.
 */
lang: Lang, };

/**
 * What differs between two issued briefings.
 */
export type BriefingDifferenceDto = { 
/**
 * Number of the one that was issued first.
 */
before: number, 
/**
 * Number of the other.
 */
after: number, 
/**
 * Routes that are told otherwise, or by one of them alone.
 */
routes: Array<BriefedRouteDto>, 
/**
 * Routes of which both say the same.
 */
same: number, 
/**
 * That the advice of one was not kept and could not be compared.
 */
note: string | null, };

/**
 * A briefing, for reference.
 */
export type BriefingRefDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Number.
 */
number: number, 
/**
 * As of.
 */
as_of: string, 
/**
 * "last briefing 26 Nov 08:00".
 */
text: string, };

/**
 * Fits a country scale on the events and routes of the open database. Nothing uses it until a person chooses it.
 */
export type CalibrateArgs = { 
/**
 * Country or region, as it shall be printed.
 */
label: string, 
/**
 * Until when, by this person's word, all that happened is on record. `None`: to the end of the day of the newest
 * violent event on record.
 */
until?: string | null, 
/**
 * Why it is made.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Asks after a fit, or stops it.
 */
export type CalibrateJobArgs = { 
/**
 * Number of the fit.
 */
job: number, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * A fit that runs in the background.
 */
export type CalibrateJobDto = { 
/**
 * Its number.
 */
job: number, };

/**
 * How far a fit is.
 */
export type CalibrateProgressDto = { 
/**
 * State.
 */
state: CalibrateState, 
/**
 * What it does, in words; empty where it does nothing.
 */
step_text: string, 
/**
 * How much of all is done, 0 to 1.
 */
share: number, 
/**
 * What was kept, once it is done.
 */
calibration: CalibrationDto | null, 
/**
 * Why nothing came of it, in words.
 */
problem: string | null, };

/**
 * How a fit stands.
 */
export type CalibrateState = "running" | "done" | "failed" | "stopped" | "gone";

/**
 * A country scale fitted on the user's own events, with its back-test.
 */
export type CalibrationDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Country or region, as named by the person who made it.
 */
label: string, 
/**
 * When it was made.
 */
made_at: string, 
/**
 * Who made it.
 */
made_by: string, 
/**
 * The method and parameters it was fitted with.
 */
method: string, 
/**
 * Weekly origins it was fitted on.
 */
weeks: number, 
/**
 * First of them.
 */
first_origin: string, 
/**
 * Last of them.
 */
last_origin: string, 
/**
 * The time it rests on, first to last day, in words.
 */
period_text: string, 
/**
 * Routes it was fitted on.
 */
routes: number, 
/**
 * Their length, km.
 */
km: number, 
/**
 * Events within reach of them.
 */
events: number, 
/**
 * Scale A fitted.
 */
scale_a: number, 
/**
 * Scale A that ships with the program.
 */
shipped_scale_a: number, 
/**
 * In use: every level and every output follows it.
 */
chosen: boolean, 
/**
 * When a person chose it. `None`: not in use.
 */
chosen_at: string | null, 
/**
 * Who chose it.
 */
chosen_by: string | null, 
/**
 * Weeks scored for `before` and `after`: those with at least eight weeks before them, each with a scale fitted on the
 * weeks before it alone. 0: too few weeks to test it.
 */
scored_weeks: number, 
/**
 * Scores with the shipped scale. `None`: too few weeks to test it.
 */
before: ScoresDto | null, 
/**
 * Scores with a fitted scale. `None` as above.
 */
after: ScoresDto | null, 
/**
 * Reliability diagram with a fitted scale, lowest probability first.
 */
reliability: Array<ReliabilityBinDto>, 
/**
 * Reliability diagram with the shipped scale.
 */
reliability_before: Array<ReliabilityBinDto>, 
/**
 * What it does, in words.
 */
text: string, 
/**
 * It was fitted with other parameters than those now in use, or the newest week it rests on was over more than four
 * weeks ago, or where it was fitted is not on record: what to do, in words.
 */
advice: string | null, };

/**
 * All calibrations, and whether one can be made.
 */
export type CalibrationsDto = { 
/**
 * Newest first.
 */
items: Array<CalibrationDto>, 
/**
 * Id of the one in use. `None`: uncalibrated.
 */
chosen: string | null, 
/**
 * The line that every output cites.
 */
method: string, 
/**
 * Weeks that could be used now: fully observed, with at least one event known before them.
 */
weeks_available: number, 
/**
 * Weeks needed.
 */
weeks_needed: number, 
/**
 * Weeks used at most; older ones are left out.
 */
weeks_most: number, 
/**
 * Whether there is enough.
 */
enough: boolean, 
/**
 * The state in words with the time that could be used, or what is missing.
 */
text: string, 
/**
 * The newest violent event on record is more than two weeks old: weeks after it are left out, and why, in words.
 */
warning: string | null, };

/**
 * What a place may be.
 */
export type CandidateDto = { 
/**
 * What is sent to take it.
 */
pick: PickDto, 
/**
 * Name.
 */
name: string, 
/**
 * Name in the other script.
 */
other: string | null, 
/**
 * "on R-01, km 34", "9.9 km from R-01".
 */
where_text: string, 
/**
 * How well name and surroundings fit, 0 to 1: it orders, it is no probability. `None`: a position.
 */
score: number | null, 
/**
 * "96 %"; empty for a position.
 */
score_text: string, };

/**
 * Level per threat category.
 */
export type CategoryDto = { 
/**
 * Category.
 */
category: ThreatCategory, 
/**
 * Its name.
 */
name: string, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * Its number.
 */
level_number: number | null, 
/**
 * Its word.
 */
level_text: string, 
/**
 * Probability, 0 to 1; `None`: the level is Unknown.
 */
probability_7d: number | null, };

/**
 * What obstructs the road.
 */
export type CauseOfObstruction = "damage" | "flood" | "snow" | "landslide" | "protest" | "other";

/**
 * A ceasefire that touches a route.
 */
export type CeasefireDto = { 
/**
 * The event.
 */
event: string, 
/**
 * It holds at the moment asked.
 */
in_force: boolean, 
/**
 * "“Ceasefire, Idlib” (B2): in force, 3.2 km from the route. 2 violent events within 5 km of it since it began."
 */
text: string, 
/**
 * Violent events near the route while it held.
 */
breaches: Array<EventRefDto>, };

/**
 * What would change the answer.
 */
export type ChangeDto = { 
/**
 * What would have to be so.
 */
kind: ChangeKind, 
/**
 * "“13 settlements captured” is false".
 */
text: string, 
/**
 * The level now.
 */
from: RiskLevel, 
/**
 * Its number.
 */
from_number: number | null, 
/**
 * The level then.
 */
to: RiskLevel, 
/**
 * Its number.
 */
to_number: number | null, 
/**
 * Whether the level is another then.
 */
level_moves: boolean, 
/**
 * Access now, where it would change.
 */
access_from: Access | null, 
/**
 * Access then.
 */
access_to: Access | null, 
/**
 * Advice now, where it would change.
 */
advice_from: AdviceDto | null, 
/**
 * Advice then.
 */
advice_to: AdviceDto | null, 
/**
 * The same in one sentence: "High instead of Very high. Access unknown instead of closed."
 */
outcome_text: string, 
/**
 * What limits the statement: "There may be a smaller set."
 */
note: string | null, 
/**
 * Events taken away.
 */
without: Array<string>, 
/**
 * The events it speaks of.
 */
events: Array<EventRefDto>, };

/**
 * What would have to be so.
 */
export type ChangeKind = "one_false" | "set_false" | "one_true" | "new_report" | "passage";

/**
 * One change, told by what it was done to.
 */
export type ChangeToldDto = { 
/**
 * Id of the change.
 */
change: string, 
/**
 * What, in words.
 */
text: string, 
/**
 * Who.
 */
author: string, 
/**
 * Made by the window that asks.
 */
own: boolean, 
/**
 * Nothing on record is another: it was only written down.
 */
quiet: boolean, };

/**
 * The answer of every change.
 */
export type ChangedDto = { 
/**
 * Id of the change, for undo.
 */
change: string, 
/**
 * What was done, in words.
 */
text: string, 
/**
 * Id of the thing changed, where there is one.
 */
id: string | null, 
/**
 * Revision after it.
 */
revision: number, };

/**
 * What was changed after a revision.
 */
export type ChangesSinceArgs = { 
/**
 * The revision up to which the window knows.
 */
since: number, 
/**
 * Language.
 */
lang: Lang, };

/**
 * What was changed after a revision.
 */
export type ChangesSinceDto = { 
/**
 * The revision now.
 */
revision: number, 
/**
 * The changes, newest first.
 */
changes: Array<ChangeToldDto>, 
/**
 * There are older ones that are not listed.
 */
more: boolean, };

/**
 * Integrity of the database.
 */
export type CheckDto = { 
/**
 * No problem.
 */
ok: boolean, 
/**
 * Problems, in words.
 */
problems: Array<string>, 
/**
 * Head of the chain over the record, its first 8 hexadecimal digits: noted elsewhere, it proves later that nothing
 * before was altered. `None`: nothing is on record.
 */
chain_head: string | null, };

/**
 * What happened to a checkpoint.
 */
export type CheckpointChange = "new" | "moved" | "gone";

/**
 * Puts a calibration into use, or none.
 */
export type ChooseCalibrationArgs = { 
/**
 * Which; `None`: none, so that outputs say "uncalibrated" again.
 */
id?: string | null, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Gives an own value up: the shipped one holds again.
 */
export type ClearValueArgs = { 
/**
 * Name of the parameter in the data file.
 */
parameter: string, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * A closure or a reopening: what, which way, for whom, when, by whose order.
 */
export type Closure = { 
/**
 * What it applies to.
 */
scope: Scope, 
/**
 * Which way.
 */
direction: Direction, 
/**
 * For whom.
 */
traffic: Traffic, 
/**
 * For which vehicles. Empty means all.
 */
vehicles: Array<VehicleClass>, 
/**
 * Only at these hours. `None` means at all hours.
 */
hours: Hours | null, 
/**
 * Some traffic passes (limits, permits, sporadic opening): restricted, not closed.
 */
partial: boolean, 
/**
 * The order, where there is one.
 */
directive: Directive | null, };

/**
 * A number with the code it belongs to.
 */
export type CodedNumberDto = { 
/**
 * The code; empty in a plain list.
 */
code: string, 
/**
 * The number.
 */
value: number, };

/**
 * What sort of condition.
 */
export type ConditionKind = "notification" | "passage_that_day" | "daylight" | "status_asked" | "before_it_closes" | "sign_off";

/**
 * Whether a condition is in place, as far as the register knows.
 */
export type ConditionState = "in_place" | "missing" | "not_known";

/**
 * How well founded an assessment is. Shown beside the level, never mixed into it.
 */
export type Confidence = "low" | "moderate" | "high";

/**
 * Which of two numbers in one column is the latitude.
 */
export type CoordinateOrder = "lat_lon" | "lon_lat";

/**
 * Reads one pasted position or several.
 */
export type CoordinatesArgs = { 
/**
 * The pasted text.
 */
text: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What became of a pasted text: positions and what could not be read.
 */
export type CoordinatesDto = { 
/**
 * The positions read, in order.
 */
positions: Array<PositionDto>, 
/**
 * What could not be read, in words.
 */
problems: Array<string>, };

/**
 * A country: ISO 3166-1 alpha-2, upper case.
 */
export type Country = string;

/**
 * The country scale in use.
 */
export type CountryDto = { 
/**
 * Country or region, as named by a person.
 */
label: string, 
/**
 * Scale A in use.
 */
scale_a: number, 
/**
 * Scale A of the parameters without it.
 */
shipped_scale_a: number, 
/**
 * Weekly origins it rests on.
 */
weeks: number, 
/**
 * First and last day of them, in words. `None`: not stated.
 */
period_text: string | null, };

/**
 * How much the database holds.
 */
export type CountsDto = { 
/**
 * Routes.
 */
routes: number, 
/**
 * Crossings.
 */
crossings: number, 
/**
 * Places.
 */
places: number, 
/**
 * Sources.
 */
sources: number, 
/**
 * Events.
 */
events: number, 
/**
 * Reports.
 */
reports: number, };

/**
 * Creates a database.
 */
export type CreateArgs = { 
/**
 * Path; `None`: the default path.
 */
path?: string | null, 
/**
 * Passphrase, to encrypt it.
 */
passphrase?: string | null, 
/**
 * Filled with the starter region.
 */
starter: boolean, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Credibility of a piece of information, Admiralty scale 1 to 6. 6 is *no basis to judge*, not the worst grade.
 */
export type Credibility = "1" | "2" | "3" | "4" | "5" | "6";

/**
 * How critical a movement is, by the Programme Criticality Framework of the UN; each has a ceiling for the risk.
 */
export type Criticality = "pc1" | "pc2" | "pc3" | "pc4";

/**
 * A crossing as the form shows it.
 */
export type CrossingForm = { 
/**
 * Id; `None`: a new crossing.
 */
id?: string | null, 
/**
 * What was on file when the form was read: it is not saved over anything else.
 */
read?: string | null, 
/**
 * Names.
 */
names: Names, 
/**
 * Sort.
 */
kind: CrossingKind, 
/**
 * Position.
 */
at: LatLon, 
/**
 * Formal.
 */
formal?: boolean | null, 
/**
 * One or two sides.
 */
sides: Array<Side>, };

/**
 * A border crossing, internal line crossing, checkpoint, bridge or ferry.
 */
export type CrossingId = string;

/**
 * What sort of crossing.
 */
export type CrossingKind = "border" | "internal_line" | "checkpoint" | "bridge" | "ferry";

/**
 * A crossing in the list and on the map.
 */
export type CrossingRowDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * All its names and those of its sides, in every language and spelling, for search.
 */
names: Array<string>, 
/**
 * Sort.
 */
kind: CrossingKind, 
/**
 * Its word.
 */
kind_text: string, 
/**
 * Latitude.
 */
lat: number, 
/**
 * Longitude.
 */
lon: number, 
/**
 * Access for the traffic asked for: the worst of its sides.
 */
access: Access, 
/**
 * Its word, "closed by order".
 */
access_text: string, 
/**
 * Closed by an order whose enforcement nobody at the gate has reported.
 */
by_order_only: boolean, 
/**
 * Why, in words, with age and grade.
 */
reason_text: string, 
/**
 * Sides.
 */
sides: Array<SideRowDto>, 
/**
 * When it was last checked; `None`: never.
 */
checked_at: string | null, 
/**
 * "29 Nov", or "never".
 */
checked_text: string, 
/**
 * Routes that use it.
 */
routes: Array<string>, };

/**
 * Which number of `03/04/2024` is the day.
 */
export type DateOrder = "day_first" | "month_first";

/**
 * A day of the histogram.
 */
export type DayDto = { 
/**
 * Start of the day, UTC.
 */
day: string, 
/**
 * Events.
 */
total: number, 
/**
 * Of which claimed or rumoured.
 */
claimed: number, };

/**
 * Daylight of one day at one place. Sun at the horizon by the usual −0.833°, civil twilight by −6°.
 */
export type DaylightDto = { 
/**
 * First light (civil dawn); `None`: it does not get dark, or not light.
 */
dawn: string | null, 
/**
 * Sunrise.
 */
sunrise: string | null, 
/**
 * Sunset.
 */
sunset: string | null, 
/**
 * Last light (civil dusk).
 */
dusk: string | null, 
/**
 * "daylight 04:25 to 14:15 UTC".
 */
text: string, };

/**
 * What can be deleted. Deleting hides; history stays.
 */
export type Deletable = "route" | "crossing" | "event" | "place";

/**
 * Deletes something.
 */
export type DeleteArgs = { 
/**
 * What.
 */
what: Deletable, 
/**
 * Which.
 */
id: string, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What was done to people or goods.
 */
export type DenialAct = "delayed" | "denied" | "detained";

/**
 * The desk as of a moment.
 */
export type DeskDto = { 
/**
 * The moment for which it holds.
 */
as_of: string, 
/**
 * "30 Nov 2024, 18:00 UTC".
 */
as_of_text: string, 
/**
 * The limit of what was known, if one was set.
 */
known_at: string | null, 
/**
 * Method and parameter set.
 */
method: string, 
/**
 * Whether a country scale is in use that was not fitted for another area than all the routes.
 */
calibrated: boolean, 
/**
 * Revision of the database it rests on.
 */
revision: number, 
/**
 * Grows with every change of what levels and access rest on: a plan with a smaller number is out of date.
 */
evidence: number, 
/**
 * Routes, worst first.
 */
routes: Array<RouteRowDto>, 
/**
 * Crossings, by name.
 */
crossings: Array<CrossingRowDto>, 
/**
 * Events of the window and states still in force, newest first.
 */
events: Array<EventRowDto>, 
/**
 * Days of the histogram, oldest first.
 */
days: Array<DayDto>, 
/**
 * Settlements to name on the map, most important first.
 */
places: Array<PlaceLabelDto>, 
/**
 * Areas from which reports have stopped coming.
 */
silences: Array<SilenceDto>, 
/**
 * The last issued briefing before `as_of`.
 */
last_briefing: BriefingRefDto | null, };

/**
 * The particulars of an event. The kind of the event is the kind of its detail.
 */
export type Detail = { "kind": "closure" } & Closure | { "kind": "reopening" } & Closure | { "kind": "control_change", 
/**
 * The party that took control, as named.
 */
by: string | null, 
/**
 * The party that lost it.
 */
from_party: string | null, 
/**
 * How many settlements the report speaks of.
 */
count: number | null, 
/**
 * How many of them it does not name: an information gap, never placed.
 */
unnamed: number | null, } | { "kind": "front_line", 
/**
 * How it is known.
 */
state: FrontState, 
/**
 * Who holds the ground on either side or inside, as named.
 */
parties: Array<string>, } | { "kind": "strike", 
/**
 * Means.
 */
means: StrikeMeans, } | { "kind": "armed_clash" } | { "kind": "attack_on_site", 
/**
 * What was attacked.
 */
site: SiteKind, } | { "kind": "ambush", 
/**
 * What was done.
 */
act: AmbushAct, } | { "kind": "explosive_hazard", 
/**
 * What kind.
 */
device: Device, 
/**
 * It went off: then it counts as a violent event.
 */
detonated: boolean, 
/**
 * It has been cleared: then it is no standing hazard.
 */
cleared: boolean, } | { "kind": "checkpoint", 
/**
 * What changed.
 */
change: CheckpointChange, 
/**
 * Manned by a recognised authority. `None`: not known.
 */
official: boolean | null, 
/**
 * Delays or permits are reported there.
 */
delays: boolean, } | { "kind": "ceasefire", 
/**
 * The parties, as named.
 */
parties: Array<string>, } | { "kind": "obstruction", 
/**
 * Cause.
 */
cause: CauseOfObstruction, 
/**
 * How far it stops traffic.
 */
passability: Passability, 
/**
 * Heaviest vehicle that still passes, tonnes.
 */
limit_tonnes: number | null, } | { "kind": "detention_or_denial", 
/**
 * What was done.
 */
act: DenialAct, 
/**
 * To whom.
 */
traffic: Traffic, } | { "kind": "passage", 
/**
 * The route travelled, where it is in the register.
 */
route: RouteId | null, 
/**
 * From km. `None`: from the start.
 */
from_km: Km | null, 
/**
 * To km. `None`: to the end.
 */
to_km: Km | null, 
/**
 * Which way.
 */
direction: Direction, 
/**
 * Whose vehicle.
 */
by: PassedBy, 
/**
 * As which traffic.
 */
traffic: Traffic, 
/**
 * In which vehicle.
 */
vehicle: VehicleClass | null, };

/**
 * Kind of explosive hazard.
 */
export type Device = "mine" | "ied" | "uxo";

/**
 * Direction along a route (from its start) that something applies to.
 */
export type Direction = "both" | "forward" | "backward";

/**
 * The order behind a closure.
 */
export type Directive = { 
/**
 * The authority that issued it.
 */
issuer: string, 
/**
 * Its number or title, where known.
 */
reference: string | null, 
/**
 * Whether it is carried out.
 */
enforcement: Enforcement, };

/**
 * What a person said of one row.
 */
export type DoubleChoice = { 
/**
 * Key of the row.
 */
key: string, 
/**
 * The same event: the row becomes a further report of it. Otherwise it stays an event of its own.
 */
same: boolean, };

/**
 * An event of the file that may be there already.
 */
export type DoubleDto = { 
/**
 * Its row, from 1.
 */
row: number, 
/**
 * Its key, for a choice.
 */
key: string, 
/**
 * Its kind.
 */
kind: EventKind, 
/**
 * What it is called.
 */
title: string, 
/**
 * When.
 */
when_text: string, 
/**
 * Who says so.
 */
source: string, 
/**
 * The event that is there; `None`: it stands further up in the files.
 */
event: string | null, 
/**
 * What that is called.
 */
other_title: string, 
/**
 * When that was.
 */
other_when_text: string, 
/**
 * Who tells of that.
 */
other_source: string, 
/**
 * Why: "2.2 km and 24 h apart".
 */
why: string, 
/**
 * It would be taken as a further report of that event.
 */
same: boolean, };

/**
 * How many of a kind may be there already.
 */
export type DoubleKindDto = { 
/**
 * The kind.
 */
kind: EventKind, 
/**
 * Its word.
 */
text: string, 
/**
 * How many.
 */
count: number, };

/**
 * What to do with events of a file that may be there already. Nothing is joined unless a person says so.
 */
export type DoublesArgs = { 
/**
 * Most hours between two, 0 to 744; `None`: 24.
 */
hours?: number | null, 
/**
 * Most kilometres between two, 0 to 50; `None`: 5.
 */
km?: number | null, 
/**
 * Said of single rows, by their key.
 */
rows: Array<DoubleChoice>, 
/**
 * All of these kinds are the same event, unless said otherwise of the row.
 */
same_kinds: Array<EventKind>, };

/**
 * What a person changed about a draft before deciding.
 */
export type DraftChoice = { 
/**
 * Another kind.
 */
kind?: EventKind | null, 
/**
 * Another status.
 */
status?: EventStatus | null, 
/**
 * Another credibility.
 */
credibility?: Credibility | null, 
/**
 * For each place, in order: what it is. `null` or left out: what the draft takes.
 */
picks: Array<PickDto | null>, };

/**
 * A draft with what a person chose.
 */
export type DraftChoiceArgs = { 
/**
 * Which.
 */
draft: DraftRef, 
/**
 * What was chosen.
 */
choice: DraftChoice, 
/**
 * Language of texts.
 */
lang: Lang, };

/**
 * A draft event.
 */
export type DraftDto = { 
/**
 * Names it in the commands about drafts.
 */
key: string, 
/**
 * Its number in the text, from 1.
 */
number: number, 
/**
 * Icon in icons.svg.
 */
icon: string, 
/**
 * Title.
 */
title: string, 
/**
 * Where and who, in one line.
 */
line: string, 
/**
 * Kind.
 */
kind: EventKind, 
/**
 * "by armed opposition groups"; empty: the text does not say who.
 */
actors_text: string, 
/**
 * Status from the wording.
 */
status: EventStatus, 
/**
 * Its word.
 */
status_text: string, 
/**
 * It is drawn dashed.
 */
claimed: boolean, 
/**
 * Time, as it would be saved.
 */
time: EventTime, 
/**
 * "27 Nov 2024", or that it is not said.
 */
when_text: string, 
/**
 * "all traffic · both ways · all vehicles · at all hours": whom it would apply to; `None`: nobody in particular.
 */
terms_text: string | null, 
/**
 * It holds at certain hours of the day: of UTC, whatever the clock of the area does.
 */
hourly: boolean, 
/**
 * The words it was read from; `None`: none.
 */
when_words: string | null, 
/**
 * "day", or where the time is from where no words say it.
 */
when_note: string, 
/**
 * Places, in the order of the text.
 */
places: Array<DraftPlaceDto>, 
/**
 * "11 more, not named in the text"; `None`: all are named.
 */
unnamed_text: string | null, 
/**
 * Credibility that the wording suggests.
 */
credibility: Credibility, 
/**
 * The words it rests on, the first of them.
 */
evidence: string, 
/**
 * An event on record that it may be.
 */
twin: TwinDto | null, 
/**
 * What has become of it.
 */
state: DraftState, 
/**
 * "accepted", "rejected: …".
 */
state_text: string, 
/**
 * The change that decided, for undo; `None`: not decided.
 */
change: string | null, 
/**
 * Events it has become part of.
 */
events: Array<string>, 
/**
 * What is missing before it can be accepted as it is; `None`: nothing.
 */
missing: string | null, 
/**
 * It has several parts that can be looked at one by one.
 */
can_split: boolean, };

/**
 * What accepting a draft would change.
 */
export type DraftEffectArgs = { 
/**
 * Which.
 */
draft: DraftRef, 
/**
 * What was chosen.
 */
choice: DraftChoice, 
/**
 * The event as a person edited it; `None`: as the draft has it.
 */
event?: EventForm | null, 
/**
 * The moment looked at; `None`: now.
 */
as_of?: string | null, 
/**
 * Language of texts.
 */
lang: Lang, };

/**
 * A place of a draft.
 */
export type DraftPlaceDto = { 
/**
 * As written.
 */
surface: string, 
/**
 * The name in the other script, where one is known.
 */
other: string | null, 
/**
 * What it may be, best first.
 */
candidates: Array<CandidateDto>, 
/**
 * Which of them is taken unless a person says otherwise; `None`: open.
 */
picked: number | null, };

/**
 * Names a draft.
 */
export type DraftRef = { 
/**
 * Its report.
 */
report: string, 
/**
 * Its key.
 */
key: string, };

/**
 * What has become of a draft.
 */
export type DraftState = "to_review" | "accepted" | "merged" | "rejected";

/**
 * A driver of the level or of the access.
 */
export type DriverDto = { 
/**
 * Event, where it is one.
 */
event: string | null, 
/**
 * Its kind.
 */
kind: EventKind | null, 
/**
 * Name of the icon.
 */
icon: string, 
/**
 * "13 settlements claimed captured".
 */
title: string, 
/**
 * "one on route, km 34, 18 h ago".
 */
detail: string, 
/**
 * Share of the sum at the worst segment, 0 to 1; `None`: acts through a floor, a trigger or on access.
 */
share: number | null, 
/**
 * "41 %" or the rule.
 */
share_text: string, 
/**
 * Distance to the route, km.
 */
distance_km: number | null, 
/**
 * Nearest km of the route.
 */
at_km: number | null, 
/**
 * Age, hours.
 */
age_hours: number | null, 
/**
 * Grade.
 */
grade: string | null, 
/**
 * P(true), 0 to 1, from the grades.
 */
belief: number | null, 
/**
 * Status.
 */
status: EventStatus | null, 
/**
 * Its word.
 */
status_text: string | null, 
/**
 * Drawn dashed.
 */
claimed: boolean, 
/**
 * Rule.
 */
rule: string, 
/**
 * Acts on: level or access.
 */
acts_on: ActsOn, };

/**
 * What would change at one crossing.
 */
export type EffectCrossingDto = { 
/**
 * Crossing.
 */
crossing: string, 
/**
 * Its name.
 */
name: string, 
/**
 * As it is.
 */
now: Access, 
/**
 * As it would be.
 */
then: Access, 
/**
 * "Access Closed instead of Open."
 */
text: string, };

/**
 * What would change on one route.
 */
export type EffectRowDto = { 
/**
 * Route.
 */
route: string, 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * As it is.
 */
now: OutcomeDto, 
/**
 * As it would be.
 */
then: OutcomeDto, 
/**
 * Access the other way, as it is and as it would be. `None`: it would be the same.
 */
other_way: [Access, Access] | null, 
/**
 * "Risk Very high instead of High."
 */
text: string, };

/**
 * Ends what a person has said: an override, or that reporting has stopped.
 */
export type EndArgs = { 
/**
 * Which.
 */
id: string, 
/**
 * When; `None`: now. Before its start it is taken back whole: it was wrong.
 */
at?: string | null, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Whether an order is carried out at the gate. An order confirms the order, not its enforcement.
 */
export type Enforcement = "unconfirmed" | "confirmed" | "not_enforced";

/**
 * Stable codes. The window maps a code to its action; the sentence comes ready-made.
 */
export type ErrorCode = "bad-arguments" | "unknown-command" | "not-open" | "not-found" | "already-exists" | "needs-passphrase" | "wrong-passphrase" | "not-encrypted" | "foreign" | "damaged" | "altered" | "newer" | "busy" | "unwritable" | "disk-full" | "unreadable" | "no-such-thing" | "invalid" | "cannot-undo" | "nothing-to-undo" | "nothing-to-redo" | "rows-rejected" | "internal";

/**
 * Asks what saving an event would change.
 */
export type EventEffectArgs = { 
/**
 * The form, as it would be saved.
 */
event: EventForm, 
/**
 * The moment looked at; none: now.
 */
as_of: string | null, 
/**
 * Language of texts.
 */
lang: Lang, };

/**
 * What would change.
 */
export type EventEffectDto = { 
/**
 * Routes whose level, access or advice would be another, the worst first.
 */
moves: Array<EffectRowDto>, 
/**
 * Crossings whose access would be another, the worst first.
 */
crossings: Array<EffectCrossingDto>, 
/**
 * "The event lies after 25 Nov 2024, 06:00 UTC, the moment shown: what it changes is not seen there." `None`: all of it
 * lies before.
 */
later_text: string | null, };

/**
 * An event as the form shows it.
 */
export type EventForm = { 
/**
 * Id; `None`: a new event.
 */
id?: string | null, 
/**
 * What was on file when the form was read: it is not saved over anything else.
 */
read?: string | null, 
/**
 * Title per language; empty: composed from kind and place.
 */
title: Names, 
/**
 * Place of the register.
 */
place?: string | null, 
/**
 * Crossing of the register.
 */
crossing?: string | null, 
/**
 * Place as the report names it.
 */
place_text?: string | null, 
/**
 * Geometry; `None` with a place or crossing given: a point there; `None` without: not placed.
 */
geometry?: Geometry | null, 
/**
 * Location precision.
 */
precision: LocationPrecision, 
/**
 * Time.
 */
time: EventTime, 
/**
 * Actors.
 */
actors: Array<Actor>, 
/**
 * Status.
 */
status: EventStatus, 
/**
 * Particulars.
 */
detail: Detail, 
/**
 * Threat category, where not the usual one.
 */
category?: ThreatCategory | null, 
/**
 * Deaths, where stated.
 */
deaths?: number | null, 
/**
 * When it was last said still to hold.
 */
confirmed_at?: string | null, 
/**
 * Reports already behind it (shown, not edited here).
 */
evidence: Array<EvidenceDto>, 
/**
 * A report to add.
 */
new_report?: ReportForm | null, 
/**
 * Part of the example.
 */
example: boolean, };

/**
 * What is said to have happened or to hold.
 */
export type EventKind = "closure" | "reopening" | "control_change" | "front_line" | "strike" | "armed_clash" | "attack_on_site" | "ambush" | "explosive_hazard" | "checkpoint" | "ceasefire" | "obstruction" | "detention_or_denial" | "passage";

/**
 * Where an event comes from, and which others may be the same.
 */
export type EventOriginDto = { 
/**
 * The files behind its reports.
 */
files: Array<OriginDto>, 
/**
 * Events that may be the same one, until a person settles it.
 */
doubles: Array<PossibleDoubleDto>, };

/**
 * An event by name.
 */
export type EventRefDto = { 
/**
 * Id.
 */
event: string, 
/**
 * Title.
 */
title: string, };

/**
 * An event in the list and on the map.
 */
export type EventRowDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Kind.
 */
kind: EventKind, 
/**
 * Name of the icon in icons.svg.
 */
icon: string, 
/**
 * Title.
 */
title: string, 
/**
 * What limits it: whom, which way, in which vehicles, when and until when. `None`: nothing.
 */
limits_text: string | null, 
/**
 * Its hours, UTC, for the clock of the area beside them.
 */
hours: Hours | null, 
/**
 * Where, in words.
 */
place_text: string, 
/**
 * Status.
 */
status: EventStatus, 
/**
 * Its word.
 */
status_text: string, 
/**
 * Grade, B3.
 */
grade: string, 
/**
 * Drawn dashed: claimed, rumoured, or ordered without confirmed enforcement.
 */
claimed: boolean, 
/**
 * Counts for nothing: retracted.
 */
retracted: boolean, 
/**
 * Start.
 */
at: string, 
/**
 * "30 Nov, day".
 */
when_text: string, 
/**
 * Age at the moment asked for, hours; negative: it lies ahead.
 */
age_hours: number, 
/**
 * Where to draw the symbol; `None`: not placed.
 */
lat: number | null, 
/**
 * See `lat`.
 */
lon: number | null, 
/**
 * Lines and areas.
 */
geometry: Geometry | null, 
/**
 * Part of the example.
 */
example: boolean, 
/**
 * Routes it weighs on, worst share first: route id and share in percent.
 */
routes: Array<string>, };

/**
 * What standing an event has, from the wording of its reports and the work of people.
 */
export type EventStatus = "rumour" | "claimed" | "reported" | "corroborated" | "confirmed" | "contradicted" | "retracted";

/**
 * When an event happened or from when to when it holds.
 *
 * For an act (a strike) `until` is the end of the act where the source gives a span. For a state (a closure) it is
 * the end of the state; `None` means that no end is known.
 */
export type EventTime = { 
/**
 * Start. With day precision or coarser: 00:00 UTC of the first day.
 */
from: string, 
/**
 * End, where known. With day precision: 00:00 UTC of the last day (inclusive).
 */
until: string | null, 
/**
 * How exactly both are known.
 */
precision: TimePrecision, };

/**
 * One event, whenever it begins.
 */
export type EventToldArgs = { 
/**
 * Which.
 */
id: string, 
/**
 * The moment looked at, language.
 */
question: AssessArgs, };

/**
 * One event, whenever it begins.
 */
export type EventToldDto = { 
/**
 * The event.
 */
row: EventRowDto, 
/**
 * That it begins after the moment looked at. `None`: it does not.
 */
later_text: string | null, };

/**
 * A report behind an event.
 */
export type EvidenceDto = { 
/**
 * Report.
 */
report: string, 
/**
 * Source.
 */
source: string, 
/**
 * Its name.
 */
source_name: string, 
/**
 * For or against.
 */
stance: Stance, 
/**
 * Grade.
 */
grade: string, 
/**
 * Received.
 */
received_at: string, 
/**
 * Text, verbatim.
 */
text: string, 
/**
 * SHA-256, hexadecimal.
 */
hash: string, 
/**
 * Language.
 */
text_lang: Lang, };

/**
 * Export for others.
 */
export type ExportArgs = { 
/**
 * As of when, language, and so on.
 */
question: AssessArgs, 
/**
 * Format.
 */
format: ExportFormat, 
/**
 * What.
 */
what: ExportWhat, 
/**
 * Routes; empty: all.
 */
routes: Array<string>, 
/**
 * What is left out.
 */
redact: Redaction, 
/**
 * Marking, where the format has a place for one; `None`: amber.
 */
tlp?: Tlp | null, 
/**
 * Where.
 */
file: string, };

/**
 * A file written.
 */
export type ExportDto = { 
/**
 * File.
 */
file: string, 
/**
 * Rows or features.
 */
rows: number, 
/**
 * What is not in it; empty: nothing is lost.
 */
lost: Array<LostDto>, 
/**
 * What it lets out under a marking that lets it be passed on.
 */
warning: string | null, };

/**
 * Formats.
 */
export type ExportFormat = "geojson" | "csv" | "xlsx" | "gpx" | "kml" | "kmz";

/**
 * What is exported.
 */
export type ExportWhat = "routes" | "crossings" | "events" | "assessments";

/**
 * A field that differs.
 */
export type FieldChangeDto = { 
/**
 * Its name.
 */
label: string, 
/**
 * As it is on record.
 */
old: string, 
/**
 * As the file says.
 */
new: string, };

/**
 * A value that a field may have.
 */
export type FieldChoiceDto = { 
/**
 * The value.
 */
value: string, 
/**
 * Its word.
 */
text: string, };

/**
 * One field of a row.
 */
export type FieldDto = { 
/**
 * Its name in the data file; empty in a plain list.
 */
name: string, 
/**
 * Its number, where it is one.
 */
number: number | null, 
/**
 * Its codes, where it is a code or a list of them.
 */
codes: Array<string>, };

/**
 * A field with its column or its value.
 */
export type FieldValue = { 
/**
 * Our field.
 */
field: string, 
/**
 * Column or value.
 */
value: string, };

/**
 * A reading that was kept, to be forgotten.
 */
export type ForgetReadingArgs = { 
/**
 * Stands for the header.
 */
fingerprint: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * How a front line or area is known.
 */
export type FrontState = "assessed" | "claimed" | "contested" | "infiltrated";

/**
 * Something that is not known.
 */
export type GapDto = { 
/**
 * Stable code.
 */
code: string, 
/**
 * In words.
 */
text: string, };

/**
 * A list of names.
 */
export type GazetteerDto = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Who publishes it; `None`: not stated.
 */
source: string | null, 
/**
 * As of when, as stated.
 */
dated: string | null, 
/**
 * Under which terms, as stated.
 */
licence: string | null, 
/**
 * File it was read from.
 */
file: string, 
/**
 * Code of that file's format.
 */
format: string, 
/**
 * SHA-256 of that file.
 */
sha256: string, 
/**
 * When it was taken in.
 */
imported_at: string, 
/**
 * By whom.
 */
imported_by: string, 
/**
 * Places.
 */
places: number, 
/**
 * Names and other spellings.
 */
names: number, };

/**
 * What became of one file.
 */
export type GazetteerFileDto = { 
/**
 * Path.
 */
file: string, 
/**
 * Format recognised; `None`: not readable.
 */
format: string | null, 
/**
 * The list it went to.
 */
name: string | null, 
/**
 * Places in the list now.
 */
places: number, 
/**
 * Names in the list now; of a file of names alone: names added.
 */
names: number, 
/**
 * Rows read.
 */
rows: number, 
/**
 * Rows that can be taken.
 */
accepted: number, 
/**
 * Rows that cannot.
 */
rejected: number, 
/**
 * Rows that are of nothing a report would name as a place.
 */
skipped: number, 
/**
 * It was there already.
 */
unchanged: boolean, 
/**
 * Something was stored.
 */
applied: boolean, 
/**
 * What is wrong and where; at most 100.
 */
issues: Array<GazetteerIssueDto>, 
/**
 * Issues beyond those told.
 */
more_issues: number, };

/**
 * Takes lists of names in.
 */
export type GazetteerImportArgs = { 
/**
 * Paths.
 */
files: Array<string>, 
/**
 * What the list is called; only with one file. `None`: as the file. One of the same name is replaced.
 */
name?: string | null, 
/**
 * Who publishes it. `None`: what the format tells.
 */
source?: string | null, 
/**
 * As of when.
 */
dated?: string | null, 
/**
 * Under which terms. `None`: what the format tells.
 */
licence?: string | null, 
/**
 * Take the good rows although others were rejected. Without it a file with rejected rows changes nothing.
 */
accept_partial: boolean, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What became of the files.
 */
export type GazetteerImportDto = { 
/**
 * Per file.
 */
files: Array<GazetteerFileDto>, };

/**
 * A row that cannot be taken, or a remark.
 */
export type GazetteerIssueDto = { 
/**
 * Row, from 1.
 */
row: number | null, 
/**
 * Stable code.
 */
code: string, 
/**
 * In words.
 */
message: string, };

/**
 * Gives a list up.
 */
export type GazetteerRemoveArgs = { 
/**
 * Which.
 */
name: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Where an event is. An area is one outer ring, first point not repeated, either orientation.
 */
export type Geometry = { "type": "point", 
/**
 * The position.
 */
at: LatLon, } | { "type": "line", 
/**
 * The vertices in order.
 */
points: Array<LatLon>, } | { "type": "area", 
/**
 * The vertices in order.
 */
ring: Array<LatLon>, };

/**
 * Source and information graded together, as in `B3`. The two are judged apart.
 */
export type Grade = string;

/**
 * One hit.
 */
export type HitDto = { 
/**
 * Kind.
 */
kind: HitKind, 
/**
 * Id.
 */
id: string, 
/**
 * Name in the language asked for.
 */
name: string, 
/**
 * Name in another script, or the governorate.
 */
detail: string | null, 
/**
 * Latitude, where it has a position.
 */
lat: number | null, 
/**
 * Longitude, where it has a position.
 */
lon: number | null, };

/**
 * What was found.
 */
export type HitKind = "place" | "crossing" | "route" | "event" | "report";

/**
 * Hours of the day, UTC, on some days of the week. A span that ends before it starts runs over midnight and belongs
 * to the day on which it starts.
 */
export type Hours = { 
/**
 * On which days.
 */
days: Weekdays, 
/**
 * Minute of the day at which it opens, 0..1440.
 */
from_minute: number, 
/**
 * Minute of the day at which it closes, 0..=1440.
 */
to_minute: number, };

/**
 * Reads a span of hours as typed: "05:00-13:00".
 */
export type HoursArgs = { 
/**
 * The text.
 */
text: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * A span of hours.
 */
export type HoursDto = { 
/**
 * The span.
 */
hours: Hours, 
/**
 * As printed.
 */
text: string, };

/**
 * Whether opening hours fit the hour at which a crossing is reached.
 */
export type HoursFit = "fits" | "tight" | "waits" | "next_day" | "early" | "missed" | "unknown";

/**
 * Asks for the history of an event or for its full record.
 */
export type IdArgs = { 
/**
 * Which.
 */
id: string, 
/**
 * Language.
 */
lang: Lang, };

/**
 * Takes in what has been read.
 */
export type ImportApplyArgs = { 
/**
 * Number of the reading.
 */
job: number, 
/**
 * What to do with events that may be there already.
 */
doubles: DoublesArgs, 
/**
 * Take the good rows although others were rejected.
 */
accept_partial: boolean, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Imports files, or says what an import would do.
 */
export type ImportArgs = { 
/**
 * Paths.
 */
files: Array<string>, 
/**
 * What they hold; `None`: recognised.
 */
kind?: ImportKind | null, 
/**
 * FIELD=COLUMN.
 */
map: Array<string>, 
/**
 * FIELD=VALUE, the same for every row of a table.
 */
set: Array<string>, 
/**
 * How numeric dates are read; `None`: only dates that leave no doubt are taken.
 */
dates?: DateOrder | null, 
/**
 * How one column with two coordinates is read; `None`: latitude first.
 */
pairs?: CoordinateOrder | null, 
/**
 * The sheet of a workbook that is read; `None`: the first that can be.
 */
sheet?: string | null, 
/**
 * Only say what would happen.
 */
dry_run: boolean, 
/**
 * Take the good rows although others were rejected. Without it a file with rejected rows changes nothing.
 */
accept_partial: boolean, 
/**
 * What to do with events that may be there already.
 */
doubles: DoublesArgs, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What became of the files.
 */
export type ImportDto = { 
/**
 * Per file.
 */
files: Array<ImportFileDto>, 
/**
 * What becomes of reports that name a route by km whose line changes, in words; `None`: nothing.
 */
carried: string | null, 
/**
 * The change, when something was taken in.
 */
change: string | null, 
/**
 * Whether anything was or would be stored.
 */
applied: boolean, };

/**
 * What became of one file.
 */
export type ImportFileDto = { 
/**
 * Path, or the name of what is not a file of the disk.
 */
file: string, 
/**
 * Format recognised; `None`: not readable.
 */
format: string | null, 
/**
 * What told the format, in words.
 */
reason: string | null, 
/**
 * SHA-256 of its bytes.
 */
sha256: string | null, 
/**
 * What it holds.
 */
kind: ImportKind | null, 
/**
 * Rows read: the accepted, the rejected and the skipped ones.
 */
rows: number, 
/**
 * Rows whose content is taken.
 */
accepted: number, 
/**
 * New.
 */
added: number, 
/**
 * What they are: "34 events and 2 routes"; `None`: nothing is new.
 */
added_text: string | null, 
/**
 * Changed.
 */
updated: number, 
/**
 * As before.
 */
unchanged: number, 
/**
 * Taken as a further report of an event of another source.
 */
joined: number, 
/**
 * Rows that are not taken because they meet with what people did, or with a later word; each is among the issues.
 */
held: number, 
/**
 * Not taken.
 */
rejected: number, 
/**
 * Rows that hold nothing to take.
 */
skipped: number, 
/**
 * What is wrong and where; at most 1,000.
 */
issues: Array<ImportIssueDto>, 
/**
 * Issues beyond those listed.
 */
more_issues: number, 
/**
 * The first new things.
 */
news: Array<NewRowDto>, 
/**
 * What would change, field by field; at most 200.
 */
changes: Array<RowChangeDto>, 
/**
 * Changes beyond those listed.
 */
more_changes: number, 
/**
 * Events that may be there already; at most 500.
 */
doubles: Array<DoubleDto>, 
/**
 * How many there are of each kind.
 */
double_kinds: Array<DoubleKindDto>, 
/**
 * The grades that its events come with and what that means for levels, in words; `None`: it holds no event.
 */
grades: string | null, 
/**
 * Its columns, where it is a table.
 */
table: TableDto | null, };

/**
 * One located issue.
 */
export type ImportIssueDto = { 
/**
 * Row or feature, from 1.
 */
row: number | null, 
/**
 * Column.
 */
column: string | null, 
/**
 * Stable code.
 */
code: string, 
/**
 * In words.
 */
message: string, 
/**
 * The value.
 */
value: string | null, 
/**
 * What was expected.
 */
expected: string | null, 
/**
 * The row was not taken; otherwise a notice.
 */
rejected: boolean, 
/**
 * It was not taken because of what is on record: a person has to decide.
 */
held: boolean, 
/**
 * How much it matters.
 */
severity: IssueSeverity, };

/**
 * A reading that is running or done.
 */
export type ImportJobArgs = { 
/**
 * Number of the reading.
 */
job: number, 
/**
 * What to do with events that may be there already.
 */
doubles: DoublesArgs, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * A reading was started.
 */
export type ImportJobDto = { 
/**
 * Its number.
 */
job: number, };

/**
 * What a file holds.
 */
export type ImportKind = "routes" | "crossings" | "places" | "events";

/**
 * How far a reading is.
 */
export type ImportProgressDto = { 
/**
 * What it does.
 */
state: ImportState, 
/**
 * Name of the file that is read.
 */
file: string | null, 
/**
 * Its place among the files, from 1.
 */
number: number, 
/**
 * Files in all.
 */
files: number, 
/**
 * Share of the file that has been read, 0 to 1.
 */
share: number, 
/**
 * What the files would do, once they are read.
 */
preview: ImportDto | null, };

/**
 * A file of the disk, or something dropped or pasted.
 */
export type ImportSource = { 
/**
 * Path of a file.
 */
path?: string | null, 
/**
 * Name of what is not a file of the disk.
 */
name?: string | null, 
/**
 * Its text.
 */
text?: string | null, 
/**
 * Its bytes in hexadecimal, where it is no text.
 */
hex?: string | null, };

/**
 * Reads files in the background; nothing is stored.
 */
export type ImportStartArgs = { 
/**
 * What to read.
 */
sources: Array<ImportSource>, 
/**
 * How a person says that tables are to be read; `None`: as recognised, or as said earlier for the same header.
 */
reading?: TableReading | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What a reading does.
 */
export type ImportState = "reading" | "ready" | "stopped" | "gone";

/**
 * Asks for the Inbox.
 */
export type InboxArgs = { 
/**
 * The report to open; `None`: the newest with something to review, else the newest.
 */
report?: string | null, 
/**
 * Language of texts.
 */
lang: Lang, };

/**
 * The Inbox.
 */
export type InboxDto = { 
/**
 * Revision of the database it rests on.
 */
revision: number, 
/**
 * Drafts that nobody has decided on, over all reports read so far.
 */
to_review: number, 
/**
 * Texts not read yet since the program was started: asked again, the answer knows more of them.
 */
unread: number, 
/**
 * Reports taken in, oldest first.
 */
reports: Array<InboxReportDto>, 
/**
 * The one that is open; `None`: there is none.
 */
open: OpenReportDto | null, };

/**
 * A report in the Inbox.
 */
export type InboxReportDto = { 
/**
 * The report.
 */
report: string, 
/**
 * Its number among all reports, from 1.
 */
number: number, 
/**
 * Drafts to decide on; `None`: its text is not read yet.
 */
to_review: number | null, };

/**
 * How much an issue of a file matters.
 */
export type IssueSeverity = "rejected" | "warning" | "notice";

/**
 * An issued briefing in the list of all.
 */
export type IssuedDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Number.
 */
number: number, 
/**
 * Code of its language.
 */
lang: string, 
/**
 * Marking.
 */
tlp: Tlp, 
/**
 * The moment for which it holds.
 */
as_of: string, 
/**
 * Until when it may be used.
 */
valid_until: string, 
/**
 * Whether that is past.
 */
over: boolean, 
/**
 * When it was issued.
 */
issued_at: string, 
/**
 * Who issued it, where a name was given.
 */
author: string | null, 
/**
 * Routes in it.
 */
routes: number, 
/**
 * "R-01, R-03 and 12 more".
 */
routes_text: string, };

/**
 * An issued briefing as it is kept.
 */
export type KeptBriefingArgs = { 
/**
 * Which.
 */
id: string, 
/**
 * Where to write it; `None`: it is answered.
 */
file?: string | null, 
/**
 * Language.
 */
lang: Lang, };

/**
 * A reading that was kept.
 */
export type KeptReadingDto = { 
/**
 * Stands for the header.
 */
fingerprint: string, 
/**
 * The file for which it was said last.
 */
label: string, 
/**
 * Who said it.
 */
author: string, 
/**
 * When it was used last.
 */
used_at: string, };

/**
 * A distance in kilometres. May be any finite number; places that need more say so.
 */
export type Km = number;

/**
 * Language of a name or of the user interface.
 */
export type Lang = "en" | "ar" | "fr" | "ku" | "tr" | "other";

/**
 * Arguments of calls that only need the language.
 */
export type LangArgs = { 
/**
 * Language of the texts in the answer.
 */
lang: Lang, };

/**
 * A position on WGS 84, in degrees. Latitude -90..=90, longitude -180..=180, both finite.
 *
 * Fields are named, never a tuple: swapped coordinates put a closure in the wrong country.
 */
export type LatLon = { lat: number, lon: number, };

/**
 * How a file for others would be marked, and what would be left out.
 */
export type LetOutArgs = { 
/**
 * What is exported; `None`: a briefing.
 */
what?: ExportWhat | null, 
/**
 * Marking; `None`: amber.
 */
tlp?: Tlp | null, 
/**
 * What is left out.
 */
redact: Redaction, 
/**
 * Language.
 */
lang: Lang, };

/**
 * One level: how much road had it, and how often a violent event followed.
 */
export type LevelShareDto = { 
/**
 * Level; Unknown is one of its own.
 */
level: RiskLevel, 
/**
 * Its word.
 */
level_text: string, 
/**
 * Share of road length and weeks, 0 to 1.
 */
share_of_km: number, 
/**
 * Share of that which was followed by a violent event, 0 to 1. `None`: no road had this level.
 */
observed: number | null, };

/**
 * How well the place of an event is known (UCDP `where_prec` 1, 2, 3, 4 and above, 5).
 */
export type LocationPrecision = "exact" | "near" | "district" | "coarse" | "linear";

/**
 * Something that a file cannot hold.
 */
export type LostDto = { 
/**
 * Stable code: `not-placed`, `shapes`, `areas`, `colours`, …
 */
code: string, 
/**
 * Values or features concerned.
 */
count: number, 
/**
 * Names of the fields concerned, or of what is left out, at most 20.
 */
fields: Array<string>, 
/**
 * In words.
 */
text: string, };

/**
 * Where a number or a rule comes from.
 */
export type MarkDto = "measured" | "convention" | "geometry" | "exact";

/**
 * Puts the report of a draft behind an event on record.
 */
export type MergeDraftArgs = { 
/**
 * Which.
 */
draft: DraftRef, 
/**
 * What was chosen; the credibility counts.
 */
choice: DraftChoice, 
/**
 * The event.
 */
event: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * The method with the parameters in use.
 */
export type MethodDto = { 
/**
 * Method, version and calibration, as every output cites them.
 */
method: string, 
/**
 * The country scale in use; `None`: uncalibrated.
 */
country: CountryDto | null, 
/**
 * What is predicted: an event within this distance of the road, km,
 */
radius_km: number, 
/**
 * in so many days.
 */
horizon_days: number, 
/**
 * What the formula gives for simple cases.
 */
readout: ReadoutDto, 
/**
 * Bands of the probability, lowest first.
 */
bands: Array<BandDto>, 
/**
 * Whether the shipped back-test is of these bands and of what stands behind them: no country scale, no own value.
 */
back_tested: boolean, 
/**
 * Every parameter, by group, in the order of the data file.
 */
groups: Array<ParamGroupDto>, 
/**
 * Every rule, in the order of the documentation.
 */
rules: Array<RuleDto>, 
/**
 * Own values on record that do not hold beside the others or in this program; the shipped ones are used.
 */
refused: Array<RefusedValueDto>, };

/**
 * One name.
 */
export type Name = { 
/**
 * Language. The script follows from it (Arabic for `Ar`, Latin otherwise) unless the text shows otherwise.
 */
lang: Lang, 
/**
 * The name as written.
 */
text: string, 
/**
 * An alternative spelling, for search; never shown as the name.
 */
alias: boolean, };

/**
 * All names of one thing.
 */
export type Names = Array<Name>;

/**
 * A new thing.
 */
export type NewRowDto = { 
/**
 * Row or feature, from 1.
 */
row: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * When, or where.
 */
detail: string, };

/**
 * When the newest event began.
 */
export type NewestEventDto = { 
/**
 * When.
 */
at: string, 
/**
 * Known to the hour, not to the day or less.
 */
exact: boolean, };

/**
 * Opens the database.
 */
export type OpenArgs = { 
/**
 * Path; `None`: the default path.
 */
path?: string | null, 
/**
 * Passphrase, where it is encrypted.
 */
passphrase?: string | null, 
/**
 * Opens a file that is not encrypted although a passphrase is given for it, or although it was encrypted before.
 */
unencrypted?: boolean | null, 
/**
 * Files that were encrypted when they were last open here.
 */
known_encrypted?: Array<string> | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * The report that is open, with its drafts.
 */
export type OpenReportDto = { 
/**
 * The report.
 */
report: string, 
/**
 * "Report 214".
 */
title: string, 
/**
 * "taken in 30 Nov 2024, 17:40 UTC, English and Arabic".
 */
taken_text: string, 
/**
 * Name of the source.
 */
source_name: string, 
/**
 * Its reliability.
 */
reliability: Reliability, 
/**
 * "usually reliable".
 */
reliability_text: string, 
/**
 * "30 Nov 2024, 16:20 UTC", or that it is not known.
 */
published_text: string, 
/**
 * "UTC+3 where no zone is named": by which clock hours are taken, or that it is not known.
 */
clock_text: string, 
/**
 * SHA-256 of the text, hexadecimal.
 */
hash: string, 
/**
 * Its beginning and end: "9f2c 07d1 … 41ab".
 */
hash_short: string, 
/**
 * The text, cut into paragraphs and marked words. Put together it is the text, to the byte.
 */
paragraphs: Array<ParagraphDto>, 
/**
 * The drafts, in the order of the text.
 */
drafts: Array<DraftDto>, 
/**
 * "5 draft events".
 */
count_text: string, 
/**
 * "1 accepted, 4 to review".
 */
state_text: string, 
/**
 * What could not be made use of.
 */
notices: Array<string>, };

/**
 * The row of a file from which a report was made.
 */
export type OriginDto = { 
/**
 * Report.
 */
report: string, 
/**
 * Who says so.
 */
source: string, 
/**
 * Name of the file.
 */
file: string, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * Row, from 1.
 */
row: number, 
/**
 * When it was taken in.
 */
received_at: string, };

/**
 * A route the other way.
 */
export type OtherWayDto = { 
/**
 * Which way.
 */
direction: Direction, 
/**
 * Access that way.
 */
access: Access, 
/**
 * Advice that way.
 */
advice: Advice, 
/**
 * "return: closed".
 */
short_text: string, 
/**
 * "The way back: Closed · km 20 to 40 · No-go. Closed at these hours: …"
 */
text: string, };

/**
 * Level, access and advice of a route, now or under some condition.
 */
export type OutcomeDto = { 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * Its word.
 */
level_text: string, 
/**
 * Part of it is Unknown.
 */
part_unknown: boolean, 
/**
 * Access.
 */
access: Access, 
/**
 * Its word.
 */
access_text: string, 
/**
 * Advice.
 */
advice: AdviceDto, };

/**
 * Sets an officer's level.
 */
export type OverrideArgs = { 
/**
 * Route.
 */
route: string, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * Reason. Required.
 */
reason: string, 
/**
 * Author; `None`: the person at work.
 */
author?: string | null, 
/**
 * From; `None`: now.
 */
from?: string | null, 
/**
 * Until. Required.
 */
expires: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * An override in force.
 */
export type OverrideDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * Reason.
 */
reason: string, 
/**
 * Author.
 */
author: string, 
/**
 * From.
 */
from: string, 
/**
 * Until.
 */
expires: string, 
/**
 * "set by S.K., model says 3, until 2 Dec 06:00".
 */
text: string, };

/**
 * What an organisation has put in the place of a shipped parameter.
 */
export type OwnValueDto = { 
/**
 * The value that ships.
 */
shipped: ParamValueDto, 
/**
 * The same as JSON.
 */
shipped_json: string, 
/**
 * Where that one comes from.
 */
shipped_mark: MarkDto, 
/**
 * Its source, as in the data file.
 */
shipped_source: string, 
/**
 * Why it was set.
 */
reason: string, 
/**
 * Who set it.
 */
by: string, 
/**
 * When.
 */
at: string, };

/**
 * How many times more of what followed lay on the worst 5, 10 and 20 % of the road length than on as much road picked at
 * random.
 */
export type PaiDto = { 
/**
 * On the worst 5 %; at most 20.
 */
p5: number, 
/**
 * On the worst 10 %; at most 10.
 */
p10: number, 
/**
 * On the worst 20 %; at most 5.
 */
p20: number, };

/**
 * A paragraph of the text.
 */
export type ParagraphDto = { 
/**
 * It is written from right to left.
 */
rtl: boolean, 
/**
 * What follows it in the text: line breaks.
 */
gap: string, 
/**
 * Its pieces, in order.
 */
pieces: Array<PieceDto>, };

/**
 * One parameter.
 */
export type ParamDto = { 
/**
 * Its name in the data file: `hazard.radius_km`.
 */
name: string, 
/**
 * Its value.
 */
value: ParamValueDto, 
/**
 * Its unit, as in the data file; "1" for none.
 */
unit: string, 
/**
 * Where it comes from.
 */
mark: MarkDto, 
/**
 * The rule that uses it first.
 */
rule: string, 
/**
 * Its source, as in the data file.
 */
source: string, 
/**
 * Its value as JSON, in the form of the data file.
 */
json: string, 
/**
 * Whether it may be set: what the fit was made for may not.
 */
settable: boolean, 
/**
 * Who has set it. `None`: as shipped.
 */
own: OwnValueDto | null, };

/**
 * A group of parameters.
 */
export type ParamGroupDto = { 
/**
 * Its name in the data file.
 */
code: string, 
/**
 * Its parameters.
 */
params: Array<ParamDto>, };

/**
 * The value of a parameter.
 */
export type ParamValueDto = { "type": "number", 
/**
 * The number.
 */
value: number, } | { "type": "switch", 
/**
 * On.
 */
on: boolean, } | { "type": "numbers", 
/**
 * The numbers.
 */
values: Array<CodedNumberDto>, } | { "type": "records", 
/**
 * The rows.
 */
rows: Array<Array<FieldDto>>, };

/**
 * How far an obstruction stops traffic.
 */
export type Passability = "with_difficulty" | "impassable";

/**
 * Whose vehicle passed.
 */
export type PassedBy = "own" | "partner" | "other";

/**
 * Another passphrase for the open database.
 */
export type PassphraseArgs = { 
/**
 * Language of messages.
 */
lang: Lang, 
/**
 * The one it has; `None`: it is not encrypted.
 */
current?: string | null, 
/**
 * The one it is to have.
 */
passphrase: string, };

/**
 * A file of it.
 */
export type PastFileDto = { 
/**
 * Name.
 */
file: string, 
/**
 * SHA-256.
 */
sha256: string, 
/**
 * Format.
 */
format: string, 
/**
 * Rows in it.
 */
rows: number, 
/**
 * New.
 */
added: number, 
/**
 * Changed.
 */
updated: number, 
/**
 * As before.
 */
unchanged: number, 
/**
 * Taken as further reports.
 */
joined: number, 
/**
 * Not taken because of what was on record.
 */
held: number, 
/**
 * Not taken.
 */
rejected: number, 
/**
 * Held nothing to take.
 */
skipped: number, };

/**
 * An import of the past.
 */
export type PastImportDto = { 
/**
 * The change, for undo.
 */
change: string, 
/**
 * When.
 */
at: string, 
/**
 * Who.
 */
author: string, 
/**
 * It has been taken back.
 */
undone: boolean, 
/**
 * Its files.
 */
files: Array<PastFileDto>, };

/**
 * Takes in a report as text. The text is kept unchanged, with its SHA-256.
 */
export type PasteArgs = { 
/**
 * The text, word for word.
 */
text: string, 
/**
 * Source of the register; `None`: `source_name` names a new one.
 */
source?: string | null, 
/**
 * Name of a new source.
 */
source_name?: string | null, 
/**
 * Sort of a new source.
 */
source_kind?: SourceKind | null, 
/**
 * Reliability of a new source.
 */
reliability?: Reliability | null, 
/**
 * When it was published or written; relative times count from it. `None`: not known.
 */
published_at?: string | null, 
/**
 * When we received it; `None`: now.
 */
received_at?: string | null, 
/**
 * The region it speaks of, in words.
 */
region?: string | null, 
/**
 * The clock by which it tells hours that name no zone, minutes east of UTC. `None`: not known; then such hours count for
 * their day alone.
 */
utc_offset_minutes?: number | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * A report taken in.
 */
export type PastedDto = { 
/**
 * The report.
 */
report: string, 
/**
 * What was recorded; `None`: the text was in the Inbox already, and nothing was changed.
 */
changed: ChangedDto | null, 
/**
 * What happened, in one sentence.
 */
text: string, };

/**
 * Where an event is put.
 */
export type PickDto = { "is": "place", 
/**
 * Which.
 */
id: string, } | { "is": "crossing", 
/**
 * Which.
 */
id: string, } | { "is": "position", 
/**
 * Where.
 */
at: LatLon, } | { "is": "route", 
/**
 * Which.
 */
id: string, } | { "is": "gap" };

/**
 * A piece of the text that the same drafts rest on.
 */
export type PieceDto = { 
/**
 * The words, as they are.
 */
text: string, 
/**
 * Numbers of the drafts that rest on it; empty: none.
 */
drafts: Array<number>, 
/**
 * Numbers of those whose words begin here.
 */
begins: Array<number>, };

/**
 * A place as the form shows it.
 */
export type PlaceForm = { 
/**
 * Id; `None`: a new place.
 */
id?: string | null, 
/**
 * Names.
 */
names: Names, 
/**
 * Position.
 */
at: LatLon, 
/**
 * Size.
 */
kind: PlaceKind, 
/**
 * Country code.
 */
country?: string | null, 
/**
 * First administrative level.
 */
admin1?: string | null, };

/**
 * A named settlement.
 */
export type PlaceId = string;

/**
 * Size of a settlement.
 */
export type PlaceKind = "city" | "town" | "village" | "other";

/**
 * A settlement to name on the map.
 */
export type PlaceLabelDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Size.
 */
kind: PlaceKind, 
/**
 * Latitude.
 */
lat: number, 
/**
 * Longitude.
 */
lon: number, 
/**
 * A waypoint of a route.
 */
on_route: boolean, };

/**
 * What the rules say about the whole plan.
 */
export type PlanAdviceDto = { 
/**
 * What.
 */
kind: PlanAdviceKind, 
/**
 * The way it is about: the best within the ceiling, or the one that comes nearest to it. `None`: there is none.
 */
letter: string | null, 
/**
 * In words, with the reason.
 */
text: string, 
/**
 * When to look again: the next opening of a gate, or first light. Only with hold.
 */
reassess_at: string | null, 
/**
 * Why then.
 */
reassess_text: string | null, };

/**
 * What the rules say; the decision rests with people.
 */
export type PlanAdviceKind = "go" | "conditions" | "hold";

/**
 * What stands in the way of all.
 */
export type PlanBlockedDto = { 
/**
 * Why.
 */
kind: BlockedKind, 
/**
 * In words.
 */
text: string, 
/**
 * The smallest set of closures that blocks.
 */
closures: Array<PlanClosureDto>, 
/**
 * What else is to be said: what is in the way once they open, which are enough together, whether the rule is in the
 * way too.
 */
notes: Array<string>, 
/**
 * Without the highest level allowed there may be a way.
 */
by_rule: boolean, 
/**
 * With all of them open: "118 km, 3 h 50"; `None`: still no way, or no closures.
 */
all_open_text: string | null, 
/**
 * That way, [longitude, latitude]; empty: there is none.
 */
line: Array<[number, number]>, };

/**
 * A closure that blocks.
 */
export type PlanClosureDto = { 
/**
 * Event, where it is one.
 */
event: string | null, 
/**
 * Crossing, where it is one.
 */
crossing: string | null, 
/**
 * What it is.
 */
title: string, 
/**
 * Where it is, [longitude, latitude]; `None`: not known.
 */
at: [number, number] | null, 
/**
 * Length of the way if it alone were open, km; `None`: still no way.
 */
km: number | null, 
/**
 * Minutes of that way.
 */
minutes: number | null, 
/**
 * "if it opens: 118 km, 3 h 50".
 */
text: string, 
/**
 * The way if it alone were open, [longitude, latitude]; empty: still none.
 */
line: Array<[number, number]>, 
/**
 * Where it closes that way, or the one with all of them open: lines of [longitude, latitude].
 */
shut: Array<Array<[number, number]>>, };

/**
 * A condition.
 */
export type PlanConditionDto = { 
/**
 * Which.
 */
kind: ConditionKind, 
/**
 * "a passage confirmed on 1 Dec".
 */
text: string, 
/**
 * Whether it is in place.
 */
state: ConditionState, 
/**
 * Why, in words: "arrives 13:47, dark from 14:40".
 */
reason: string | null, };

/**
 * A crossing that a way passes.
 */
export type PlanCrossingDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Sort.
 */
kind: CrossingKind, 
/**
 * Where, km from the start.
 */
km: number, 
/**
 * Latitude, degrees.
 */
lat: number, 
/**
 * Longitude, degrees.
 */
lon: number, 
/**
 * When it is reached, without the margin.
 */
at: string, 
/**
 * When it is reached with the margin.
 */
at_margin: string, 
/**
 * Access for the traffic asked for: the worst of its sides.
 */
access: Access, 
/**
 * Its word.
 */
access_text: string, 
/**
 * Why, in words.
 */
reason_text: string, 
/**
 * The sides, each with its hours and its status.
 */
sides: Array<PlanSideDto>, 
/**
 * When both sides are open on the day it is reached; `None`: not known, or not that day.
 */
open_from: string | null, 
/**
 * Until when.
 */
open_until: string | null, 
/**
 * "05:00 to 12:00", "hours not known", "shut that day".
 */
hours_text: string, 
/**
 * Whether that fits.
 */
fit: HoursFit, 
/**
 * "fits", "missed", "hours not known".
 */
fit_text: string, };

/**
 * Ways to choose from, or what blocks them all.
 */
export type PlanDto = { 
/**
 * Id of this plan: kept while the program runs, the last eight of them.
 */
plan: string, 
/**
 * What it rests on: out of date when the answer of `assess` has a larger number.
 */
evidence: number, 
/**
 * When they leave.
 */
depart: string, 
/**
 * The moment for which levels and access were worked out: departure.
 */
as_of: string, 
/**
 * Where they leave from.
 */
from: PlanPlaceDto, 
/**
 * Where they go.
 */
to: PlanPlaceDto, 
/**
 * The roads it rests on.
 */
network: RoadsFactsDto, 
/**
 * The ways: those that can be driven as asked first, the quickest of them first. Empty: none, and `blocked` says why.
 */
ways: Array<PlanWayDto>, 
/**
 * What stands in the way of all.
 */
blocked: PlanBlockedDto | null, 
/**
 * Daylight of the day of departure, where they leave from.
 */
daylight: DaylightDto, 
/**
 * The level that this criticality may bear at most.
 */
ceiling: RiskLevel, 
/**
 * Its word.
 */
ceiling_text: string, 
/**
 * What the rules say: a way, or hold.
 */
advice: PlanAdviceDto, 
/**
 * What to know before anything else: that the roads are a sketch, that the same way and hour repeat.
 */
notes: Array<PlanNoteDto>, 
/**
 * Method and parameter set.
 */
method: string, };

/**
 * One end of a movement.
 */
export type PlanEnd = { "kind": "place", 
/**
 * Id.
 */
id: string, } | { "kind": "crossing", 
/**
 * Id.
 */
id: string, } | { "kind": "position", 
/**
 * Latitude, degrees.
 */
lat: number, 
/**
 * Longitude, degrees.
 */
lon: number, 
/**
 * What the person calls it; `None`: its coordinates stand for it.
 */
name: string | null, };

/**
 * Something that is not known about a way.
 */
export type PlanGapDto = { 
/**
 * Start, km; `None`: it is about no stretch.
 */
from_km: number | null, 
/**
 * End, km.
 */
to_km: number | null, 
/**
 * In words.
 */
text: string, };

/**
 * Says that the movement of a plan waits, or that it waits no longer.
 */
export type PlanHoldArgs = { 
/**
 * Id of the plan.
 */
plan: string, 
/**
 * When it is looked at again; `None`: it waits no longer.
 */
until?: string | null, 
/**
 * Language of messages, and of what is written down.
 */
lang: Lang, };

/**
 * Something to know about the whole plan.
 */
export type PlanNoteDto = { 
/**
 * What it is about.
 */
kind: PlanNoteKind, 
/**
 * In words.
 */
text: string, };

/**
 * What a note is about.
 */
export type PlanNoteKind = "sketch" | "no_record" | "trucks" | "zone" | "repeats" | "limit";

/**
 * One end of the movement as it was understood.
 */
export type PlanPlaceDto = { 
/**
 * Name to show.
 */
name: string, 
/**
 * Latitude of the place asked for, degrees.
 */
lat: number, 
/**
 * Longitude of the place asked for, degrees.
 */
lon: number, 
/**
 * Metres from there to the road.
 */
off_m: number, 
/**
 * Where on the road, [longitude, latitude].
 */
road: [number, number], };

/**
 * Makes a way a route of the register.
 */
export type PlanSaveArgs = { 
/**
 * Id of the plan.
 */
plan: string, 
/**
 * Letter of the way.
 */
way: string, 
/**
 * Code; `None`: the next free one.
 */
code?: string | null, 
/**
 * Names; empty: from start and end.
 */
names: Names, 
/**
 * Part of the operation.
 */
area?: string | null, 
/**
 * Why.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * One side of a crossing.
 */
export type PlanSideDto = { 
/**
 * Name.
 */
name: string, 
/**
 * Opening hours, "05:00 to 13:00"; `None`: not known.
 */
hours_text: string | null, 
/**
 * Status for the traffic asked for.
 */
access: Access, 
/**
 * Its word.
 */
access_text: string, 
/**
 * "checked 29 Nov", or that it never was.
 */
checked_text: string, };

/**
 * A place, crossing or control on a way.
 */
export type PlanStopDto = { 
/**
 * What.
 */
kind: PlanStopKind, 
/**
 * Id of the place or crossing, where it is in the register.
 */
id: string | null, 
/**
 * Name in the language asked for.
 */
name: string, 
/**
 * Where, km from the start.
 */
km: number, 
/**
 * When, without the margin.
 */
at: string, 
/**
 * Latitude, degrees.
 */
lat: number, 
/**
 * Longitude, degrees.
 */
lon: number, };

/**
 * What stands on a way.
 */
export type PlanStopKind = "start" | "place" | "crossing" | "checkpoint" | "turn" | "end";

/**
 * A stretch of one level.
 */
export type PlanStretchDto = { 
/**
 * Start, km.
 */
from_km: number, 
/**
 * End, km.
 */
to_km: number, 
/**
 * When it is reached, without the margin.
 */
from: string, 
/**
 * When it is left.
 */
to: string, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * Its number; `None`: Unknown.
 */
level_number: number | null, 
/**
 * Access here.
 */
access: Access, 
/**
 * Vertices, [longitude, latitude].
 */
line: Array<[number, number]>, };

/**
 * What a driver will meet.
 */
export type PlanWarningDto = { 
/**
 * Where, km from the start.
 */
km: number, 
/**
 * When, without the margin.
 */
at: string, 
/**
 * What, in words.
 */
text: string, };

/**
 * One way.
 */
export type PlanWayDto = { 
/**
 * A, B, C.
 */
letter: string, 
/**
 * "Direct", "North by Azaz".
 */
name: string, 
/**
 * Settlements of the register passed, in order, four at most; where there are none, the roads that make up most of it.
 */
via: Array<string>, 
/**
 * Length, km.
 */
km: number, 
/**
 * Minutes from departure to arrival, waiting for what opens included. Waiting at controls is not known and not in it.
 */
minutes: number, 
/**
 * The same with a fourth more for driving.
 */
minutes_margin: number, 
/**
 * Of `minutes`, waiting for what opens.
 */
waiting_minutes: number, 
/**
 * Arrival.
 */
arrive: string, 
/**
 * Arrival with the margin.
 */
arrive_margin: string, 
/**
 * Whether they arrive, with the margin, before it is dark. `None`: there is no night or no day then.
 */
before_dark: boolean | null, 
/**
 * Level of the way: that of its worst stretch, or Unknown, by the rule for routes.
 */
level: RiskLevel, 
/**
 * Its number; `None`: Unknown.
 */
level_number: number | null, 
/**
 * Its word.
 */
level_text: string, 
/**
 * Part of it is Unknown although the level is not.
 */
part_unknown: boolean, 
/**
 * Length that is Unknown, km.
 */
unknown_km: number, 
/**
 * Probability of at least one violent event within 5 km in 7 days, 0 to 1. `None`: the level is Unknown.
 */
probability_7d: number | null, 
/**
 * How well founded.
 */
confidence: Confidence, 
/**
 * Its words.
 */
confidence_text: string, 
/**
 * The stretches of the worst known level, in order, each with why.
 */
worst: Array<PlanWorstDto>, 
/**
 * Levels along it, without gaps.
 */
strip: Array<PlanStretchDto>, 
/**
 * Access.
 */
access: Access, 
/**
 * Its word.
 */
access_text: string, 
/**
 * What it rests on.
 */
access_reason: string, 
/**
 * Crossings and checkpoints of the register that it passes, in order.
 */
crossings: Array<PlanCrossingDto>, 
/**
 * When a passage over a part of it was last confirmed; `None`: none on file.
 */
last_passage_at: string | null, 
/**
 * "26 Nov", or "none".
 */
last_passage_text: string, 
/**
 * What is not known.
 */
not_known: Array<PlanGapDto>, 
/**
 * Against the ceiling.
 */
against: AgainstCeiling, 
/**
 * In words.
 */
against_text: string, 
/**
 * Kilometres more than the first way; negative: fewer.
 */
more_km: number, 
/**
 * Minutes more than the first way; negative: fewer.
 */
more_minutes: number, 
/**
 * Levels less than the first way; negative: more. `None`: one of the two is Unknown in part or all, so it cannot be said.
 */
levels_less: number | null, 
/**
 * "+93 km, +1 h 14 for two levels less"; `None`: it is the first.
 */
price_text: string | null, 
/**
 * Share of its length on ways before it, 0 to 1.
 */
overlap: number, 
/**
 * "12 % of it on A"; `None`: it is the first.
 */
overlap_text: string | null, 
/**
 * Closures on the quickest way, were nothing closed, that this one goes round.
 */
avoids: Array<string>, 
/**
 * What a driver will meet.
 */
warnings: Array<PlanWarningDto>, 
/**
 * Another way is neither slower nor more exposed.
 */
dominated: boolean, 
/**
 * What would have to be in place before it is driven.
 */
needs: Array<PlanConditionDto>, 
/**
 * "1 of 3 in place".
 */
needs_text: string, 
/**
 * Places, crossings and checkpoints passed, with start and end.
 */
stops: Array<PlanStopDto>, 
/**
 * The whole line, [longitude, latitude].
 */
geometry: Array<[number, number]>, };

/**
 * What is asked of a plan.
 */
export type PlanWaysArgs = { 
/**
 * Language of the texts.
 */
lang: Lang, 
/**
 * From where.
 */
from: PlanEnd, 
/**
 * To where.
 */
to: PlanEnd, 
/**
 * When they leave; `None`: now.
 */
depart?: string | null, 
/**
 * Minutes by which local time is ahead of UTC: the hours and days on road signs are local. `None`: UTC.
 */
local_offset_minutes?: number | null, 
/**
 * The slowest and heaviest vehicle. Where trucks drive with a lighter one, they count as heavy trucks, and a note says so.
 */
vehicle: VehicleClass, 
/**
 * As which traffic; `None`: humanitarian cargo.
 */
traffic?: TrafficClass | null, 
/**
 * Trucks in the convoy.
 */
trucks: number, 
/**
 * Light vehicles in the convoy.
 */
light_vehicles: number, 
/**
 * How critical it is.
 */
criticality: Criticality, 
/**
 * How much levels count.
 */
avoid: AvoidStrength, 
/**
 * Never through this level or a worse one, by rank: Unknown stands between Medium and High. `None`: no such rule.
 */
never?: RiskLevel | null, };

/**
 * A stretch of the worst known level.
 */
export type PlanWorstDto = { 
/**
 * Start, km.
 */
from_km: number, 
/**
 * End, km.
 */
to_km: number, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * "km 22 to 53".
 */
stretch_text: string, 
/**
 * Why, in words: what the level of this stretch rests on.
 */
text: string, };

/**
 * A position in every notation.
 */
export type PositionDto = { 
/**
 * Latitude, degrees.
 */
lat: number, 
/**
 * Longitude, degrees.
 */
lon: number, 
/**
 * Decimal degrees, as text.
 */
decimal: string, 
/**
 * Degrees, minutes, seconds.
 */
dms: string, 
/**
 * UTM, or UPS near the poles.
 */
utm: string | null, 
/**
 * MGRS.
 */
mgrs: string | null, };

/**
 * An event that may be the same one.
 */
export type PossibleDoubleDto = { 
/**
 * The event.
 */
event: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * When.
 */
when_text: string, 
/**
 * Who tells of it.
 */
source: string, 
/**
 * Why.
 */
why: string, };

/**
 * Prints a position in every notation.
 */
export type PrintArgs = { 
/**
 * Latitude, degrees.
 */
lat: number, 
/**
 * Longitude, degrees.
 */
lon: number, };

/**
 * One bar of the profile: one segment.
 */
export type ProfileBarDto = { 
/**
 * Start, km.
 */
from_km: number, 
/**
 * End, km.
 */
to_km: number, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * Its number.
 */
level_number: number | null, 
/**
 * Height, 0 to 1 (the segment's probability on the scale of the profile).
 */
height: number, 
/**
 * Probability in 7 days, 0 to 1. `None`: the level is Unknown.
 */
probability_7d: number | null, 
/**
 * Access.
 */
access: Access, };

/**
 * One route that would change under one supposition; the command line's form.
 */
export type QueueChangeDto = { 
/**
 * Route.
 */
route: string, 
/**
 * Its name.
 */
name: string, 
/**
 * If the event is true or false.
 */
if_true: boolean, 
/**
 * Level now.
 */
from: RiskLevel, 
/**
 * Level then.
 */
to: RiskLevel, 
/**
 * Access now.
 */
access_from: Access, 
/**
 * Access then.
 */
access_to: Access, };

/**
 * The verification queue.
 */
export type QueueDto = { 
/**
 * The moment.
 */
as_of: string, 
/**
 * Revision of the database it rests on.
 */
revision: number, 
/**
 * Items, most routes first.
 */
items: Array<QueueItemDto>, 
/**
 * Unconfirmed events on which no route hangs.
 */
idle: number, };

/**
 * One event worth checking.
 */
export type QueueItemDto = { 
/**
 * Event.
 */
event: string, 
/**
 * Title.
 */
title: string, 
/**
 * Grade.
 */
grade: string, 
/**
 * How many routes change if it is false or true.
 */
routes_that_change: number, 
/**
 * The changes, one for each route and supposition.
 */
changes: Array<QueueChangeDto>, 
/**
 * The event as the map and the inspector show it, with the routes that hang on it.
 */
row: EventRowDto, 
/**
 * "6 h", "3 d".
 */
age_text: string, 
/**
 * P(true), 0 to 1, from the grades.
 */
belief: number, 
/**
 * "believed 60 %".
 */
belief_text: string, 
/**
 * Length of the routes that change, km.
 */
km_that_change: number, 
/**
 * "3 routes, 212 km".
 */
weight_text: string, 
/**
 * Everything of the head in one sentence, for screen readers.
 */
label: string, 
/**
 * The routes that change, worst first.
 */
routes: Array<QueueRouteDto>, };

/**
 * A route that hangs on an event.
 */
export type QueueRouteDto = { 
/**
 * Route.
 */
route: string, 
/**
 * Code (R-01).
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * Now.
 */
now: OutcomeDto, 
/**
 * If the event is false; `None`: as now.
 */
if_false: OutcomeDto | null, 
/**
 * If it is true; `None`: as now.
 */
if_true: OutcomeDto | null, 
/**
 * "If false: High instead of Very high. If true: no change."
 */
text: string, };

/**
 * One report of some age.
 */
export type ReadoutAgeDto = { 
/**
 * Age, days.
 */
days: number, 
/**
 * Probability, 0 to 1.
 */
p: number, 
/**
 * The level of that probability.
 */
level: RiskLevel, };

/**
 * Several reports of one day of age.
 */
export type ReadoutCountDto = { 
/**
 * How many.
 */
count: number, 
/**
 * Probability, 0 to 1.
 */
p: number, 
/**
 * The level of that probability.
 */
level: RiskLevel, };

/**
 * What the formula gives for a segment and exact reports that are true, within the core distance.
 */
export type ReadoutDto = { 
/**
 * Without any report, 0 to 1.
 */
none: number, 
/**
 * With one report, by its age.
 */
by_age: Array<ReadoutAgeDto>, 
/**
 * With several of one day of age, by their number.
 */
by_count: Array<ReadoutCountDto>, };

/**
 * What a briefing leaves out.
 */
export type Redaction = "none" | "sources" | "public";

/**
 * An own value that does not hold.
 */
export type RefusedValueDto = { 
/**
 * Name of the parameter.
 */
parameter: string, 
/**
 * The value as JSON.
 */
json: string, 
/**
 * Who set it.
 */
by: string, 
/**
 * When.
 */
at: string, };

/**
 * Turns a draft down.
 */
export type RejectDraftArgs = { 
/**
 * Which.
 */
draft: DraftRef, 
/**
 * Why. Required.
 */
reason: string, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Reliability of a source, Admiralty scale A to F. F is *no basis to judge*, not the worst grade.
 */
export type Reliability = "A" | "B" | "C" | "D" | "E" | "F";

/**
 * One bin of a reliability diagram: of the road for which about this was said, so much was followed by an event.
 */
export type ReliabilityBinDto = { 
/**
 * Mean probability said, 0 to 1.
 */
mean_probability: number, 
/**
 * Share that was followed by a violent event, 0 to 1.
 */
observed: number, 
/**
 * Share of the road length that lies in the bin, 0 to 1.
 */
share_of_km: number, };

/**
 * A report to add to an event.
 */
export type ReportForm = { 
/**
 * Source of the register; `None`: `source_name` names a new one.
 */
source?: string | null, 
/**
 * Name of a new source.
 */
source_name?: string | null, 
/**
 * Sort of a new source.
 */
source_kind?: SourceKind | null, 
/**
 * Reliability of a new source.
 */
reliability?: Reliability | null, 
/**
 * Credibility of the information.
 */
credibility: Credibility, 
/**
 * For or against.
 */
stance: Stance, 
/**
 * Origin, where it traces to another.
 */
origin?: string | null, 
/**
 * Text, verbatim.
 */
text: string, 
/**
 * Received; `None`: now.
 */
received_at?: string | null, 
/**
 * Language of the text.
 */
text_lang: Lang, };

/**
 * Risk level of a segment or route. `Unknown` is a level of its own: no report is not low risk. The order of the
 * variants is the order of the numbered scale with `Unknown` first; to rank for display use [`RiskLevel::rank`].
 */
export type RiskLevel = "unknown" | "very_low" | "low" | "medium" | "high" | "very_high" | "unacceptable";

/**
 * A road network.
 */
export type RoadsFactsDto = { 
/**
 * Where it is kept.
 */
file: string, 
/**
 * Names of the files it was made from.
 */
sources: Array<string>, 
/**
 * When they were taken in; `None`: not on record.
 */
imported_at: string | null, 
/**
 * Drawn by hand as an example: roads are missing, positions and lengths are rough.
 */
sketch: boolean, 
/**
 * The first eight digits of the SHA-256 of what it holds.
 */
hash_short: string, 
/**
 * Length of all roads, km.
 */
km: number, 
/**
 * Junctions.
 */
junctions: number, 
/**
 * In one line: "syria.osm.pbf, taken in 28 Nov 2024, 61,000 km".
 */
text: string, };

/**
 * Takes roads in from OpenStreetMap extracts, in the background.
 */
export type RoadsImportArgs = { 
/**
 * Files, `.osm.pbf` or `.osm`; several are joined.
 */
files: Array<string>, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Asks after an import of roads, or stops it.
 */
export type RoadsJobArgs = { 
/**
 * Number of the import.
 */
job: number, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * An import of roads.
 */
export type RoadsJobDto = { 
/**
 * Its number.
 */
job: number, };

/**
 * How an import of roads stands.
 */
export type RoadsJobState = "running" | "done" | "failed" | "stopped" | "gone";

/**
 * How far an import of roads is.
 */
export type RoadsProgressDto = { 
/**
 * State.
 */
state: RoadsJobState, 
/**
 * What it does, in words.
 */
step_text: string, 
/**
 * How much of all is done, 0 to 1.
 */
share: number, 
/**
 * What came of it, once it is done.
 */
facts: RoadsFactsDto | null, 
/**
 * "61,000 km of road, 12 elements not used as meant"; once it is done.
 */
text: string | null, 
/**
 * Why it failed, in words.
 */
problem: string | null, };

/**
 * Whether there are roads to plan over.
 */
export type RoadsState = "none" | "ready" | "refused";

/**
 * The road network beside the database.
 */
export type RoadsStatusDto = { 
/**
 * State.
 */
state: RoadsState, 
/**
 * The network, where there is one that can be used.
 */
facts: RoadsFactsDto | null, 
/**
 * Why it is not used, in words.
 */
problem: string | null, };

/**
 * Asks for one route explained.
 */
export type RouteDetailArgs = { 
/**
 * Which.
 */
route: string, 
/**
 * As of when, and so on.
 */
question: AssessArgs, };

/**
 * One route explained.
 */
export type RouteDetailDto = { 
/**
 * The row of the list.
 */
row: RouteRowDto, 
/**
 * The moment.
 */
as_of: string, 
/**
 * "Very high because …".
 */
headline: string, 
/**
 * "Access unknown past km 18." and what it rests on.
 */
access_lead: string, 
/**
 * The rest of the access sentence.
 */
access_reason: string, 
/**
 * Closures and openings that have not begun, in the order in which they do.
 */
announced: Array<AnnouncedDto>, 
/**
 * Areas along it from which reports have stopped coming.
 */
silences: Array<SilenceDto>, 
/**
 * The worst stretch.
 */
worst: StretchDto | null, 
/**
 * The profile, start to end.
 */
profile: Array<ProfileBarDto>, 
/**
 * Places and crossings along it.
 */
waypoints: Array<WaypointDto>, 
/**
 * Drivers, heaviest first.
 */
drivers: Array<DriverDto>, 
/**
 * "7 smaller drivers, 3 %".
 */
smaller_text: string | null, 
/**
 * What would change the level or the access.
 */
changes: Array<ChangeDto>, 
/**
 * Said where no reports that are false would lower the level.
 */
changes_note: string | null, 
/**
 * Ceasefires that touch the route: facts for and against.
 */
ceasefires: Array<CeasefireDto>, 
/**
 * Said beneath them: what they change, which is nothing as the method ships.
 */
ceasefires_note: string | null, 
/**
 * Violent events that may be near and are no part of the level, newest first.
 */
background: Array<BackgroundDto>, 
/**
 * "3 more": those that are not listed.
 */
background_more_text: string | null, 
/**
 * What is not known.
 */
gaps: Array<GapDto>, 
/**
 * Per threat category.
 */
categories: Array<CategoryDto>, 
/**
 * "30 % that at least one violent event happens within 5 km of the road in 7 days; not the chance that a convoy is harmed".
 * `None`: the level is Unknown.
 */
probability_text: string | null, 
/**
 * What the confidence rests on.
 */
confidence_reason: string, 
/**
 * Method and parameter set.
 */
method: string, };

/**
 * A route as the form shows it.
 */
export type RouteForm = { 
/**
 * Id; `None`: a new route.
 */
id?: string | null, 
/**
 * What was on file when the form was read: it is not saved over anything else.
 */
read?: string | null, 
/**
 * Code; empty for a new route: the next free one.
 */
code: string, 
/**
 * Names.
 */
names: Names, 
/**
 * Road number.
 */
road_ref?: string | null, 
/**
 * Part of the operation.
 */
area?: string | null, 
/**
 * The line.
 */
line: Array<LatLon>, 
/**
 * Places and crossings along it.
 */
waypoints: Array<Waypoint>, 
/**
 * Crossings it uses.
 */
crossings: Array<string>, 
/**
 * Vehicle class.
 */
vehicle: VehicleClass, 
/**
 * Minutes in normal times.
 */
normal_minutes?: number | null, };

/**
 * A route.
 */
export type RouteId = string;

/**
 * A route in the list and on the map.
 */
export type RouteRowDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Code (R-01).
 */
code: string, 
/**
 * Name.
 */
name: string, 
/**
 * All its names, in every language and spelling, for search.
 */
names: Array<string>, 
/**
 * Road number.
 */
road_ref: string | null, 
/**
 * Part of the operation.
 */
area: string | null, 
/**
 * Length, km.
 */
length_km: number, 
/**
 * Level that holds: the override where one is in force, else the computed one.
 */
level: RiskLevel, 
/**
 * Its number, 1 to 6; `None`: Unknown.
 */
level_number: number | null, 
/**
 * Its word.
 */
level_text: string, 
/**
 * The computed level.
 */
computed_level: RiskLevel, 
/**
 * Its number, 1 to 6; `None`: Unknown.
 */
computed_number: number | null, 
/**
 * Its word.
 */
computed_text: string, 
/**
 * Part of the route is Unknown although the level is not.
 */
part_unknown: boolean, 
/**
 * Probability of at least one violent event within 5 km in 7 days, 0 to 1, for the whole route. `None`: Unknown.
 */
probability_7d: number | null, 
/**
 * Access.
 */
access: Access, 
/**
 * Its word.
 */
access_text: string, 
/**
 * The other direction, where something holds one way only and it is worse that way or limited otherwise.
 */
other_way: OtherWayDto | null, 
/**
 * Confidence.
 */
confidence: Confidence, 
/**
 * Its words.
 */
confidence_text: string, 
/**
 * Advice.
 */
advice: Advice, 
/**
 * Its words.
 */
advice_text: string, 
/**
 * Trend against the last issued briefing that holds the route.
 */
trend: TrendDto, 
/**
 * The override in force.
 */
overriding: OverrideDto | null, 
/**
 * When a passage was last confirmed.
 */
last_passage_at: string | null, 
/**
 * "26 Nov", or "none".
 */
last_passage_text: string, 
/**
 * The country scale in use was fitted for another area: its likelihoods are uncalibrated here, in words. `None`: it
 * was fitted here, none is in use, or where it was fitted is not known.
 */
uncalibrated_text: string | null, 
/**
 * "no report for 19 d" when the newest report is old or missing; `None` otherwise.
 */
stale_text: string | null, 
/**
 * Everything above in one sentence, for screen readers.
 */
label: string, 
/**
 * Segments along the line, about 1 km each.
 */
segments: Array<SegmentDto>, };

/**
 * A thing on record that a row would change.
 */
export type RowChangeDto = { 
/**
 * Row or feature, from 1.
 */
row: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * What differs.
 */
fields: Array<FieldChangeDto>, };

/**
 * A rule of the method.
 */
export type RuleDto = { 
/**
 * Its code, as cited.
 */
code: string, 
/**
 * Where it comes from.
 */
mark: MarkDto, 
/**
 * The parameters that cite it first.
 */
params: Array<string>, };

/**
 * Saves a crossing.
 */
export type SaveCrossingArgs = { 
/**
 * The form.
 */
crossing: CrossingForm, 
/**
 * Why it is changed.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Saves an event.
 */
export type SaveEventArgs = { 
/**
 * The form.
 */
event: EventForm, 
/**
 * Why it is changed.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Saves a place.
 */
export type SavePlaceArgs = { 
/**
 * The form.
 */
place: PlaceForm, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Saves a route.
 */
export type SaveRouteArgs = { 
/**
 * The form.
 */
route: RouteForm, 
/**
 * Why it is changed.
 */
reason?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What a closure, reopening, checkpoint or obstruction applies to.
 */
export type Scope = { "type": "crossing", 
/**
 * Which.
 */
crossing: CrossingId, } | { "type": "border", 
/**
 * One country.
 */
a: Country, 
/**
 * The other.
 */
b: Country, } | { "type": "section", 
/**
 * Which route.
 */
route: RouteId, 
/**
 * Start of the section.
 */
from_km: Km, 
/**
 * End of the section.
 */
to_km: Km, } | { "type": "geometry" } | { "type": "along" };

/**
 * How well probabilities fitted what followed. Everything is weighted by road length.
 */
export type ScoresDto = { 
/**
 * Share of road length and weeks that were followed by a violent event, 0 to 1.
 */
base_rate: number, 
/**
 * Mean probability said, 0 to 1.
 */
mean_probability: number, 
/**
 * Brier score: mean squared error of the probability; 0 is perfect.
 */
brier: number, 
/**
 * Brier skill against climatology: 1 is perfect, 0 no better than always saying the long-run share. `None`: nothing
 * to compare with.
 */
skill: number | null, 
/**
 * Area under the precision-recall curve, 0 to 1. `None`: nothing followed anywhere, or everywhere.
 */
aupr: number | null, 
/**
 * Area under the ROC curve, 0 to 1; 0.5 is chance. `None` as above.
 */
auc: number | null, 
/**
 * Expected calibration error: mean distance between what was said and what was seen, 0 to 1.
 */
ece: number, 
/**
 * Predictive accuracy index. `None`: nothing followed anywhere.
 */
pai: PaiDto | null, };

/**
 * Search in the register, in any script.
 */
export type SearchArgs = { 
/**
 * What is looked for.
 */
text: string, 
/**
 * Language of the labels.
 */
lang: Lang, 
/**
 * Only these kinds; empty: all.
 */
kinds: Array<HitKind>, 
/**
 * At most so many, 1 to 100.
 */
limit?: number | null, };

/**
 * One stretch of equal level and access, drawn on the map.
 */
export type SegmentDto = { 
/**
 * Start, km.
 */
from_km: number, 
/**
 * End, km.
 */
to_km: number, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * Its number.
 */
level_number: number | null, 
/**
 * Access.
 */
access: Access, 
/**
 * Vertices, [longitude, latitude].
 */
line: Array<[number, number]>, };

/**
 * Sets a parameter for the organisation.
 */
export type SetValueArgs = { 
/**
 * Name of the parameter in the data file.
 */
parameter: string, 
/**
 * Its value as JSON, in the form of the data file.
 */
value: string, 
/**
 * Why. Required.
 */
reason: string, 
/**
 * Who; `None`: the person at work.
 */
author?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What every change carries: language, and the person's name.
 */
export type SettingsArgs = { 
/**
 * Language of messages.
 */
lang: Lang, 
/**
 * Name of the person at work; `None`: unchanged.
 */
author?: string | null, 
/**
 * Name of the operation; `None`: unchanged.
 */
workspace?: string | null, };

/**
 * Says whether two events are one.
 */
export type SettleDoubleArgs = { 
/**
 * The event that stays.
 */
event: string, 
/**
 * The other one.
 */
other: string, 
/**
 * They are one: the reports of the other one are added to it, and the other one is deleted.
 */
same: boolean, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What a sheet shall say.
 */
export type SheetArgs = { 
/**
 * Language of messages.
 */
lang: Lang, 
/**
 * What it is for.
 */
of: SheetOf, 
/**
 * The two languages of the sheet, the first on the side where reading begins; `None`: English and Arabic.
 */
langs?: [Lang, Lang] | null, 
/**
 * Marking.
 */
tlp: Tlp, 
/**
 * When they leave; seconds are left out.
 */
depart: string, 
/**
 * Local time less UTC on that day, minutes, -840 to 840. The sheet prints local times only.
 */
local_offset_minutes: number, 
/**
 * When they must be back, at most 7 days after the departure; `None`: filled in by hand.
 */
back_by?: string | null, 
/**
 * After that moment it must not be used, at most 7 days after the departure; `None`: 2 hours after the arrival.
 */
valid_until?: string | null, 
/**
 * In what; `None`: the route's or the plan's own. Counts where no driving time is known.
 */
vehicle?: VehicleClass | null, 
/**
 * In a convoy: a fourth is added to driving times that nobody stated for this trip.
 */
convoy: boolean, 
/**
 * Driving time without stops as stated for this trip, minutes, 1 to 7200. `None`: the plan's, the route's time in
 * normal times, or worked out by the speed of the vehicle class.
 */
drive_minutes?: number | null, 
/**
 * Waiting longer than that is a reason to call, minutes, 5 to 720; `None`: 60.
 */
wait_minutes?: number | null, 
/**
 * What is said of stops; those that are not named are on the sheet as they are.
 */
stops: Array<SheetStopArgs>, };

/**
 * A sheet written.
 */
export type SheetDto = { 
/**
 * File, where one was written.
 */
file: string | null, 
/**
 * The text, where no file was asked for.
 */
text: string | null, 
/**
 * SHA-256 of it.
 */
sha256: string, 
/**
 * Stops in it.
 */
stops: number, 
/**
 * Number of the sheet; `None`: a track.
 */
number: number | null, 
/**
 * What a person should look at before it is carried.
 */
warnings: Array<string>, };

/**
 * What is written.
 */
export type SheetFormat = "html" | "gpx" | "kml";

/**
 * What a sheet is for.
 */
export type SheetOf = { "of": "route", 
/**
 * Which.
 */
route: string, 
/**
 * Driven from its end to its start.
 */
reverse: boolean, } | { "of": "way", 
/**
 * Which plan.
 */
plan: string, 
/**
 * Its letter.
 */
way: string, };

/**
 * A sheet as it would be.
 */
export type SheetPreviewDto = { 
/**
 * "Idlib to Bab al-Hawa", in the first language.
 */
title: string, 
/**
 * Length, km.
 */
km: number, 
/**
 * Driving without stops, minutes.
 */
drive_minutes: number, 
/**
 * Arrival.
 */
arrive: string, 
/**
 * "09:45", local.
 */
arrive_text: string, 
/**
 * Until when it is valid.
 */
valid_until: string, 
/**
 * Every stop there is, also those left out.
 */
stops: Array<SheetStopDto>, 
/**
 * Why it cannot be written as it is.
 */
problem: string | null, 
/**
 * What a person should look at before it is carried.
 */
warnings: Array<string>, };

/**
 * What is said of one stop.
 */
export type SheetStopArgs = { 
/**
 * Which, counted from 0 in the order of `sheet_preview`.
 */
index: number, 
/**
 * Left out. Start, end and where they wait cannot be.
 */
leave_out: boolean, 
/**
 * Minutes of a planned stop, 0 to 1440; 0: they drive on.
 */
minutes: number, 
/**
 * They call from here.
 */
call: boolean, 
/**
 * What to do there in the first language, at most 120 characters. No names, no numbers to call.
 */
first?: string | null, 
/**
 * The same in the second language.
 */
second?: string | null, };

/**
 * A stop of it.
 */
export type SheetStopDto = { 
/**
 * From 0.
 */
index: number, 
/**
 * What is there.
 */
kind: SheetStopKind, 
/**
 * From the start, km.
 */
km: number, 
/**
 * Name in the first language.
 */
first: string, 
/**
 * Name in the second language.
 */
second: string, 
/**
 * What the sheet says to do there, in the first language.
 */
first_text: string, 
/**
 * The same in the second language.
 */
second_text: string, 
/**
 * Local time of arrival, "08:20"; `None`: left out.
 */
clock: string | null, 
/**
 * Minutes of the planned stop.
 */
minutes: number, 
/**
 * They call from here.
 */
call: boolean, 
/**
 * Start, end or where they wait until it opens: cannot be left out.
 */
fixed: boolean, };

/**
 * What is at a stop.
 */
export type SheetStopKind = "place" | "checkpoint" | "crossing" | "bridge" | "ferry";

/**
 * Writes a sheet, or line and stops for a device.
 */
export type SheetWriteArgs = { 
/**
 * What it says.
 */
sheet: SheetArgs, 
/**
 * As what.
 */
format: SheetFormat, 
/**
 * Where to; `None`: the text is returned.
 */
file?: string | null, };

/**
 * The back-test of the parameters that ship with the program.
 */
export type ShippedBacktestDto = { 
/**
 * The data it rests on, with its licence, as its owners ask to be cited.
 */
source: string, 
/**
 * The method and parameters tested.
 */
method: string, 
/**
 * What was done, in words.
 */
text: string, 
/**
 * First weekly origin.
 */
first_origin: string, 
/**
 * Last weekly origin.
 */
last_origin: string, 
/**
 * Weekly origins.
 */
origins: number, 
/**
 * Road segments.
 */
segments: number, 
/**
 * Length of the roads, km.
 */
km: number, 
/**
 * Scores of the method.
 */
scores: ScoresDto, 
/**
 * Scores of simple rules, each turned into a probability on the time before the first origin.
 */
baselines: Array<BaselineDto>, 
/**
 * Reliability diagram, lowest probability first.
 */
reliability: Array<ReliabilityBinDto>, 
/**
 * By level, lowest first, Unknown last.
 */
levels: Array<LevelShareDto>, };

/**
 * One side of a crossing.
 */
export type Side = { 
/**
 * The name used on this side.
 */
names: Names, 
/**
 * Country.
 */
country: Country | null, 
/**
 * Who runs it, as named.
 */
authority: string | null, 
/**
 * Opening hours. `None`: not known.
 */
hours: Hours | null, 
/**
 * Statuses per traffic class and direction; what is not listed is unknown.
 */
statuses: Array<SideStatus>, };

/**
 * One side of a crossing.
 */
export type SideRowDto = { 
/**
 * Name.
 */
name: string, 
/**
 * Authority.
 */
authority: string | null, 
/**
 * Country code.
 */
country: string | null, 
/**
 * Opening hours in words.
 */
hours_text: string | null, 
/**
 * Status for the traffic asked for.
 */
access: Access, 
/**
 * Its word.
 */
access_text: string, 
/**
 * Every stated status.
 */
statuses: Array<SideStatusRowDto>, };

/**
 * What one side says or does about one class of traffic in one direction, with the word it rests on.
 */
export type SideStatus = { 
/**
 * For whom. `None`: every class.
 */
traffic: TrafficClass | null, 
/**
 * Which way.
 */
direction: TrafficDirection, 
/**
 * Status.
 */
status: SideStatusKind, 
/**
 * Legal basis or what was seen, in words.
 */
basis: string | null, 
/**
 * In force since.
 */
since: string | null, 
/**
 * In force until, where an end is known.
 */
until: string | null, 
/**
 * When it was last checked.
 */
checked_at: string, 
/**
 * Who said so.
 */
source: SourceId | null, 
/**
 * How far that is believed.
 */
grade: Grade, };

/**
 * Status of one side for one class of traffic.
 */
export type SideStatusKind = "open" | "restricted" | "closed" | "unknown";

/**
 * One stated status.
 */
export type SideStatusRowDto = { 
/**
 * "humanitarian cargo, in".
 */
who_text: string, 
/**
 * What holds for them at the moment asked for; an old word counts for nothing there.
 */
access: Access, 
/**
 * Its word.
 */
access_text: string, 
/**
 * What was said, when, and how old that is.
 */
said_text: string, 
/**
 * Basis.
 */
basis: string | null, 
/**
 * Grade, B2.
 */
grade: string, };

/**
 * Says that reports from round a place of a route have stopped coming.
 */
export type SilenceArgs = { 
/**
 * Route.
 */
route: string, 
/**
 * The middle of the area: km from its start.
 */
km: number, 
/**
 * How far the area reaches round it, km; `None`: as far as a report counts as near.
 */
radius_km?: number | null, 
/**
 * What the area is called; `None`: the settlement nearest to its middle.
 */
area?: string | null, 
/**
 * How that is known. Required.
 */
reason: string, 
/**
 * Who says so; `None`: the person at work.
 */
author?: string | null, 
/**
 * Since when; `None`: now.
 */
from?: string | null, 
/**
 * Until when; `None`: until somebody takes it back.
 */
until?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * An area from which reports have stopped coming, by a person's word.
 */
export type SilenceDto = { 
/**
 * Id.
 */
id: string, 
/**
 * What the area is called.
 */
area: string, 
/**
 * "Reporting has stopped around Saraqib since 12 Nov, says S.K."
 */
text: string, 
/**
 * How that is known.
 */
reason: string, 
/**
 * Middle.
 */
lat: number, 
/**
 * Middle.
 */
lon: number, 
/**
 * How far it reaches, km.
 */
radius_km: number, };

/**
 * What was attacked.
 */
export type SiteKind = "diplomatic" | "health" | "aid" | "symbolic" | "convoy" | "other";

/**
 * A source in the register.
 */
export type SourceDto = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Sort.
 */
kind: SourceKind, 
/**
 * Its word.
 */
kind_text: string, 
/**
 * Reliability.
 */
reliability: Reliability, };

/**
 * Who told us.
 */
export type SourceId = string;

/**
 * What sort of source.
 */
export type SourceKind = "authority" | "ministry" | "armed_party" | "news_agency" | "monitoring_group" | "own_staff" | "partner" | "social_media" | "other";

/**
 * Splits a draft into its parts.
 */
export type SplitDraftArgs = { 
/**
 * Which.
 */
draft: DraftRef, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * Whether a report says that the event is so, or that it is not.
 */
export type Stance = "supports" | "denies";

/**
 * What the state of the application is asked with.
 */
export type StatusArgs = { 
/**
 * Files that were encrypted when they were last open here: one that no longer is, is not opened unasked.
 */
known_encrypted?: Array<string> | null, 
/**
 * Language of the texts in the answer.
 */
lang: Lang, };

/**
 * What the window needs before anything else.
 */
export type StatusDto = { 
/**
 * Version of the application.
 */
version: string, 
/**
 * State.
 */
state: AppState, 
/**
 * Path of the database.
 */
path: string, 
/**
 * Why it cannot be opened, in words.
 */
problem: string | null, 
/**
 * Code of that problem.
 */
problem_code: string | null, 
/**
 * Encrypted with a passphrase.
 */
encrypted: boolean, 
/**
 * Name of the operation, as set by a person.
 */
workspace: string | null, 
/**
 * Holds example data.
 */
example: boolean, 
/**
 * Grows with every change.
 */
revision: number, 
/**
 * Counts.
 */
counts: CountsDto, 
/**
 * When the newest report was received. Of reports that came with a file, that is when the file was taken in.
 */
newest_report_at: string | null, 
/**
 * When the newest event on record began; none that is still ahead.
 */
newest_event: NewestEventDto | null, 
/**
 * The moment worth showing first: now, or for example data the example's own moment.
 */
suggested_as_of: string, 
/**
 * Now, by the machine's clock.
 */
now: string, 
/**
 * Method and parameter set.
 */
method: string, 
/**
 * What undo would take back.
 */
undo: UndoDto | null, 
/**
 * Name of the person at work, as set in the settings.
 */
author: string | null, 
/**
 * The number that the next briefing issued will have. `None`: no database is open.
 */
next_briefing: number | null, };

/**
 * A stretch of road.
 */
export type StretchDto = { 
/**
 * Start, km.
 */
from_km: number, 
/**
 * End, km.
 */
to_km: number, 
/**
 * Level.
 */
level: RiskLevel, 
/**
 * "worst stretch, km 22 to 53".
 */
text: string, };

/**
 * Means of a strike.
 */
export type StrikeMeans = "air" | "drone" | "artillery" | "missile" | "unknown";

/**
 * The columns of a table.
 */
export type TableDto = { 
/**
 * Stands for its header.
 */
fingerprint: string, 
/**
 * Whether its columns say by themselves what they hold.
 */
recognised: boolean, 
/**
 * Names of the columns.
 */
columns: Array<string>, 
/**
 * Row of the header, from 1.
 */
header_row: number, 
/**
 * The first rows, at most five.
 */
rows: Array<Array<string>>, 
/**
 * The sheet that was read.
 */
sheet: string | null, 
/**
 * All sheets.
 */
sheets: Array<string>, 
/**
 * The reading used, or one to begin with.
 */
reading: TableReading, 
/**
 * The reading used is one that was said earlier: for this file, by this person, then.
 */
kept: KeptReadingDto | null, };

/**
 * A field that a table can give.
 */
export type TableFieldDto = { 
/**
 * Its code.
 */
field: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What belongs in it, where the name does not say it.
 */
hint: string | null, 
/**
 * Without it no row can be taken.
 */
required: boolean, 
/**
 * Values it may have in every row; empty: any text. A field that only a column can give has none and is not `fixed`.
 */
choices: Array<FieldChoiceDto>, 
/**
 * Whether one value may hold for every row.
 */
fixed: boolean, };

/**
 * Fields that a table of this kind can give.
 */
export type TableFieldsArgs = { 
/**
 * What its rows are: events, places or crossings.
 */
kind: ImportKind, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * How a table is to be read.
 */
export type TableReading = { 
/**
 * What its rows are; `None`: recognised.
 */
kind?: ImportKind | null, 
/**
 * Sheet of a workbook; `None`: the first that can be used.
 */
sheet?: string | null, 
/**
 * Which column holds a field.
 */
columns: Array<FieldValue>, 
/**
 * Which value a field has in every row.
 */
fixed: Array<FieldValue>, 
/**
 * How numeric dates are read.
 */
dates?: DateOrder | null, 
/**
 * How one column with two coordinates is read.
 */
pairs?: CoordinateOrder | null, };

/**
 * The five threat categories of United Nations security risk management (field guide, section 1).
 */
export type ThreatCategory = "armed_conflict" | "terrorism" | "crime" | "civil_unrest" | "hazards";

/**
 * How exactly a time is known.
 */
export type TimePrecision = "hour" | "day" | "week" | "month" | "coarse";

/**
 * Traffic light protocol 2.0, most open first.
 */
export type Tlp = "clear" | "green" | "amber" | "amber_strict" | "red";

/**
 * The traffic classes something applies to. Empty means all.
 */
export type Traffic = Array<TrafficClass>;

/**
 * Traffic classes that authorities treat apart.
 */
export type TrafficClass = "humanitarian_cargo" | "humanitarian_staff" | "commercial" | "civilians" | "medical";

/**
 * Direction through a crossing, seen from the side that sets the rule.
 */
export type TrafficDirection = "both" | "in" | "out";

/**
 * Trend.
 */
export type TrendDto = { 
/**
 * Which way.
 */
kind: TrendKind, 
/**
 * The level then.
 */
from: RiskLevel | null, 
/**
 * "from 3", "no change".
 */
text: string, 
/**
 * Which edition that is compared with: the last one that holds the route. `None`: there is none.
 */
since: string | null, };

/**
 * Which way a level moved.
 */
export type TrendKind = "none" | "same" | "up" | "down";

/**
 * One row as it would be taken.
 */
export type TriedRowDto = { 
/**
 * What it is called; `None`: it would be left out.
 */
title: string | null, 
/**
 * When.
 */
when_text: string | null, 
/**
 * Where.
 */
at_text: string | null, 
/**
 * What is wrong with it, or worth knowing.
 */
messages: Array<string>, };

/**
 * Reads the first rows of a table as described; nothing is stored.
 */
export type TryReadingArgs = { 
/**
 * Names of the columns.
 */
columns: Array<string>, 
/**
 * Rows, at most five.
 */
rows: Array<Array<string>>, 
/**
 * How to read them.
 */
reading: TableReading, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * What came of it.
 */
export type TryReadingDto = { 
/**
 * Why none can be read: "Columns are missing: …".
 */
problem: string | null, 
/**
 * Per row.
 */
rows: Array<TriedRowDto>, };

/**
 * An event on record that a draft may tell of.
 */
export type TwinDto = { 
/**
 * The event.
 */
event: string, 
/**
 * "May share one origin with report 209", or "Report 209 may tell of the same event".
 */
text: string, 
/**
 * "13 settlements captured; Channel X, 29 Nov 14:05".
 */
detail: string, 
/**
 * The reports count as one when merged.
 */
one_origin: boolean, 
/**
 * The report can be put behind it. One that was taken back is only told of.
 */
merges: boolean, };

/**
 * Takes back a change.
 */
export type UndoArgs = { 
/**
 * Which; `None`: the last one that can be undone.
 */
change?: string | null, 
/**
 * Language of messages.
 */
lang: Lang, };

/**
 * A change that can be taken back.
 */
export type UndoDto = { 
/**
 * Id of the change.
 */
change: string, 
/**
 * What it did, in words.
 */
text: string, };

/**
 * Vehicle classes of UNSDI-T version 2 (field guide, section 3), lightest first.
 */
export type VehicleClass = "non_motorised" | "motorbike" | "light_4wd" | "light_truck" | "heavy_truck" | "truck_and_trailer";

/**
 * A point of interest along a route. Its chainage follows from the line and is not stored.
 */
export type Waypoint = { 
/**
 * What it is.
 */
at: WaypointAt, 
/**
 * Remark (fuel, last call point).
 */
note: string | null, };

/**
 * What a waypoint is.
 */
export type WaypointAt = { "type": "place", 
/**
 * Which.
 */
place: PlaceId, } | { "type": "crossing", 
/**
 * Which.
 */
crossing: CrossingId, } | { "type": "position", 
/**
 * Where.
 */
at: LatLon, 
/**
 * Its name.
 */
name: string, };

/**
 * A place or crossing along the route.
 */
export type WaypointDto = { 
/**
 * km.
 */
km: number, 
/**
 * Name.
 */
name: string, 
/**
 * Crossing id, where it is one.
 */
crossing: string | null, 
/**
 * Remark.
 */
note: string | null, };

/**
 * A set of weekdays: bit 0 is Monday.
 */
export type Weekdays = number;

/** Every command: what it gets and what it answers. */
export interface Commands {
  /** State of the application; never fails. */
  status: { args: StatusArgs; result: StatusDto };
  /** Opens a database. */
  open_database: { args: OpenArgs; result: StatusDto };
  /** Creates a database, empty or with the starter region. */
  create_database: { args: CreateArgs; result: StatusDto };
  /** Closes the database (locks it). */
  close_database: { args: LangArgs; result: StatusDto };
  /** Sets the name of the person at work and of the operation. */
  set_settings: { args: SettingsArgs; result: StatusDto };
  /** Encrypts the database with a first passphrase or another one. */
  set_passphrase: { args: PassphraseArgs; result: StatusDto };
  /** Takes back a change, as a new fact. */
  undo: { args: UndoArgs; result: ChangedDto };
  /** Takes back the last undo, where no new work has followed. */
  redo: { args: LangArgs; result: ChangedDto };
  /** Who changed what, newest first. */
  audit: { args: AuditArgs; result: Array<AuditDto> };
  /** What was changed after a revision, and whether the window that asks did it. */
  changes_since: { args: ChangesSinceArgs; result: ChangesSinceDto };
  /** Every route, crossing and event as of a moment. */
  assess: { args: AssessArgs; result: DeskDto };
  /** One route explained. */
  route_detail: { args: RouteDetailArgs; result: RouteDetailDto };
  /** Which report, if checked, would change most. */
  queue: { args: AssessArgs; result: QueueDto };
  /** The method with the parameters in use: every number and rule. */
  method: { args: LangArgs; result: MethodDto };
  /** Search in any script. */
  search: { args: SearchArgs; result: Array<HitDto> };
  /** Reads pasted coordinates in any notation. */
  coordinates_parse: { args: CoordinatesArgs; result: CoordinatesDto };
  /** Prints a position in every notation. */
  coordinates_print: { args: PrintArgs; result: PositionDto };
  /** Reads opening hours. */
  hours_parse: { args: HoursArgs; result: HoursDto };
  /** The sources of the register. */
  sources: { args: LangArgs; result: Array<SourceDto> };
  /** One event, whenever it begins. */
  event_row: { args: EventToldArgs; result: EventToldDto };
  /** An event as the form shows it. */
  event_form: { args: IdArgs; result: EventForm };
  /** A route as the form shows it. */
  route_form: { args: IdArgs; result: RouteForm };
  /** A crossing as the form shows it. */
  crossing_form: { args: IdArgs; result: CrossingForm };
  /** Adds or changes an event. */
  save_event: { args: SaveEventArgs; result: ChangedDto };
  /** What saving an event would change. */
  event_effect: { args: EventEffectArgs; result: EventEffectDto };
  /** Takes in a report as text; the same text again is the same report. */
  paste_report: { args: PasteArgs; result: PastedDto };
  /** The reports taken in as text, one of them open with its drafts. */
  inbox: { args: InboxArgs; result: InboxDto };
  /** What accepting a draft would change. */
  draft_effect: { args: DraftEffectArgs; result: EventEffectDto };
  /** The form of an event, begun from a draft. */
  draft_form: { args: DraftChoiceArgs; result: EventForm };
  /** Takes a draft over as events. */
  accept_draft: { args: AcceptDraftArgs; result: ChangedDto };
  /** Turns a draft down, with a reason. */
  reject_draft: { args: RejectDraftArgs; result: ChangedDto };
  /** Puts the report of a draft behind an event on record. */
  merge_draft: { args: MergeDraftArgs; result: ChangedDto };
  /** Splits a draft into its parts. */
  split_draft: { args: SplitDraftArgs; result: ChangedDto };
  /** Adds or changes a route. */
  save_route: { args: SaveRouteArgs; result: ChangedDto };
  /** Adds or changes a crossing. */
  save_crossing: { args: SaveCrossingArgs; result: ChangedDto };
  /** Adds or changes a place. */
  save_place: { args: SavePlaceArgs; result: ChangedDto };
  /** Hides something; history stays. */
  delete: { args: DeleteArgs; result: ChangedDto };
  /** Sets an officer's level. */
  set_override: { args: OverrideArgs; result: ChangedDto };
  /** Ends an override. */
  clear_override: { args: EndArgs; result: ChangedDto };
  /** Says that reports from an area have stopped coming. */
  set_silence: { args: SilenceArgs; result: ChangedDto };
  /** Says that they come again. */
  end_silence: { args: EndArgs; result: ChangedDto };
  /** The back-test of the parameters that ship with the program. */
  backtest_shipped: { args: LangArgs; result: ShippedBacktestDto };
  /** Country calibrations, newest first, and whether one can be made. May take seconds. */
  calibrations: { args: LangArgs; result: CalibrationsDto };
  /** Fits a country scale on the user's own events; nothing uses it until it is chosen. May take seconds. */
  calibrate: { args: CalibrateArgs; result: CalibrationDto };
  /** Begins to fit a country scale in the background. */
  calibrate_start: { args: CalibrateArgs; result: CalibrateJobDto };
  /** How far a fit is; once it is done it is kept. */
  calibrate_progress: { args: CalibrateJobArgs; result: CalibrateProgressDto };
  /** Stops a fit; nothing of it is kept. */
  calibrate_cancel: { args: CalibrateJobArgs; result: CalibrateJobDto };
  /** Sets a parameter of the method for the organisation. */
  set_value: { args: SetValueArgs; result: ChangedDto };
  /** Gives an own value up: the shipped one holds again. */
  clear_value: { args: ClearValueArgs; result: ChangedDto };
  /** Puts a calibration into use, or none. */
  choose_calibration: { args: ChooseCalibrationArgs; result: ChangedDto };
  /** Imports files, or says what an import would do. */
  import: { args: ImportArgs; result: ImportDto };
  /** Begins to read files in the background; nothing is stored. */
  import_start: { args: ImportStartArgs; result: ImportJobDto };
  /** How far a reading is, and once it is done, what it would do. */
  import_progress: { args: ImportJobArgs; result: ImportProgressDto };
  /** Stops a reading, or lets go of what was read. */
  import_cancel: { args: ImportJobArgs; result: ImportJobDto };
  /** Takes in what was read, as one change. */
  import_apply: { args: ImportApplyArgs; result: ImportDto };
  /** The imports of the past, newest first. */
  imports: { args: LangArgs; result: Array<PastImportDto> };
  /** The fields that a table can give. */
  table_fields: { args: TableFieldsArgs; result: Array<TableFieldDto> };
  /** Reads the first rows of a table as described; nothing is stored. */
  try_reading: { args: TryReadingArgs; result: TryReadingDto };
  /** How tables are read, as people said it. */
  kept_readings: { args: LangArgs; result: Array<KeptReadingDto> };
  /** Forgets how tables of one header are read. */
  forget_reading: { args: ForgetReadingArgs; result: Array<KeptReadingDto> };
  /** The files behind an event, and which others may be the same. */
  event_origin: { args: IdArgs; result: EventOriginDto };
  /** Says whether two events are one. */
  settle_double: { args: SettleDoubleArgs; result: ChangedDto | null };
  /** Takes lists of the names of places in. May take half a minute for a list of a million. */
  gazetteer_import: { args: GazetteerImportArgs; result: GazetteerImportDto };
  /** The lists of names on record. */
  gazetteers: { args: LangArgs; result: Array<GazetteerDto> };
  /** Gives a list of names up; those left. */
  gazetteer_remove: { args: GazetteerRemoveArgs; result: Array<GazetteerDto> };
  /** Ways for a movement over the imported roads, each with its price and its reasons. May take seconds. */
  plan: { args: PlanWaysArgs; result: PlanDto };
  /** Writes down that the movement of a plan waits, or waits no longer. */
  plan_hold: { args: PlanHoldArgs; result: AuditDto };
  /** Makes a way of a plan a route of the register. */
  plan_save: { args: PlanSaveArgs; result: ChangedDto };
  /** Whether there are roads to plan over. */
  roads_status: { args: LangArgs; result: RoadsStatusDto };
  /** Begins to take roads in, in the background. */
  roads_import: { args: RoadsImportArgs; result: RoadsJobDto };
  /** How far an import of roads is; once it is done, the roads are in use. */
  roads_progress: { args: RoadsJobArgs; result: RoadsProgressDto };
  /** Stops an import of roads. */
  roads_cancel: { args: RoadsJobArgs; result: RoadsJobDto };
  /** Gives the roads up. */
  roads_remove: { args: LangArgs; result: RoadsStatusDto };
  /** Writes a briefing. */
  brief: { args: BriefArgs; result: BriefDto };
  /** The HTML of an issued briefing, or that HTML in a file. */
  briefing_html: { args: KeptBriefingArgs; result: BriefDto };
  /** Issued briefings, newest first. */
  briefings: { args: LangArgs; result: Array<IssuedDto> };
  /** What differs between two issued briefings. */
  briefing_difference: { args: BriefingDifferenceArgs; result: BriefingDifferenceDto };
  /** A driver sheet as it would be, with what speaks against it. */
  sheet_preview: { args: SheetArgs; result: SheetPreviewDto };
  /** Writes a driver sheet, or line and stops for a driver's device. */
  sheet: { args: SheetWriteArgs; result: SheetDto };
  /** What a file of such a marking would let out; nothing is written. */
  would_let_out: { args: LetOutArgs; result: string | null };
  /** Writes data for others. */
  export: { args: ExportArgs; result: ExportDto };
  /** Integrity of the database. */
  check: { args: LangArgs; result: CheckDto };
  /** A consistent copy. */
  backup: { args: BackupArgs; result: BackupDto };
}
