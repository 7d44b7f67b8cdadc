## Reports taken in as text, and the drafts read from them
inbox-report = Report { $number }
inbox-report-lost = Report without a number
inbox-taken = taken in { $when }, { $languages }
inbox-not-published = not known; received { $when }
inbox-lang-en = English
inbox-lang-ar = Arabic
inbox-lang-fr = French
draft-n = { $count ->
    [one] 1 draft event
   *[other] { $count } draft events
}
draft-n-accepted = { $count } accepted
draft-n-merged = { $count } merged
draft-n-rejected = { $count } rejected
draft-n-to-review = { $count } to review
draft-left-over = { $count ->
    [one] One earlier decision belongs to a draft that is read differently today. Its event stays as it is.
   *[other] { $count } earlier decisions belong to drafts that are read differently today. Their events stay as they are.
}
draft-to-review = to review
draft-accepted = accepted
draft-accepted-deleted = accepted; the event has been deleted
draft-merged = merged with “{ $title }”
draft-rejected = rejected: { $reason }
draft-by = by { $who }
draft-by-order = by order of { $who }
draft-against = against { $who }
draft-when-span = { $from } to { $until }
draft-when-hour = hour precision
draft-when-day = day precision
draft-when-week = week precision
draft-when-head = from the date of the report
draft-when-report = the text does not say; the day of the report stands for it
draft-unnamed = { $count } more, not named in the text
draft-on-route = on { $route }, km { $km }
draft-near-route = { $km } from { $route }
draft-whole-route = all of { $route }, { $stretch }
draft-put-on-route = put on { $route }, { $stretch }
draft-approximate = approximate, within { $km }: { $place }
draft-no-route-near = no route near
draft-place-not-said = a place that the text does not name
draft-missing-place = Where is { $places }? Pick a place, or keep it as an information gap.
draft-doubt = Draft { $number }: { $text }
draft-doubt-after-report = it is dated after the report. Check the day.
draft-doubt-announced = it is announced, and nobody has said that it happened. Once accepted it counts from that day without another word.
draft-doubt-ended = the text lets it end before the report. It is left without an end: check which day is meant.
draft-doubt-two-days = a day in figures can be read in two ways, day or month first. It is taken as the day near the report, or left out where one of them lies after it: check which one is meant.
draft-doubt-terms = for whom, or from when until when, it is closed is said in more than one way. It is taken as closed for all, without an end: check the text.
draft-doubt-direction = it is said to hold one way only. It is taken as holding both ways: edit it, where only one is meant.
draft-doubt-hours = it is said to hold at some hours only. They are left out, and it is taken as holding at all hours: edit it and give them, in UTC.
draft-doubt-whole-road = the text names a road and no place on it. It is put on the whole route: check which part is meant.
draft-doubt-km-beyond = the text names km that this route does not have. It is put on the whole route: check which part is meant.
draft-doubt-which-road = several routes carry this road number. Pick the one that is meant.
draft-doubt-daily = it is taken as holding at the hours that are said, every day, and at no others: check them.
draft-doubt-local-hours = the hours { $hours } are those of the clock there, and hours are kept in UTC. They are left out: edit it and give them.
draft-doubt-no-level = it lies somewhere along a road. Accepted like this it counts for no level: give it a place, where one is known.
draft-doubt-beside = it lies { $km } from { $route }. Accepted like this it acts on no route: edit it and put it on the road, if the road is meant.
draft-doubt-several-roads = more than one route leads between these places. It is put on { $route }, not on { $others }: check which one is meant.
draft-unread = Not all of “{ $words }” is in a draft. It speaks of danger or of access: read it yourself.
draft-unread-more = { $count ->
    [one] One more sentence about danger or access is not, or not wholly, in a draft.
   *[other] { $count } more sentences about danger or access are not, or not wholly, in a draft.
}
draft-one-origin = May share one origin with report { $number }
draft-same-event = Report { $number } may tell of the same event
draft-same-event-no-report = May be an event that is on record already
draft-same-retracted = The same may have been told before, and was retracted. Accept this report as a new event if it holds.
draft-takes-back = This takes back what may be that event, and is no support for it. If that is what was meant, open the event and set its status to retracted.
inbox-clock = { $zone } where no zone is named
inbox-clock-unknown = zone not known, only days are taken

action-report-add = Report taken in
action-report-open = Report opened in the Inbox
action-draft-accept = Draft accepted
action-draft-reject = Draft rejected
action-draft-merge = Draft merged with an event
action-draft-split = Draft split
done-report-add = { $count ->
    [0] { $report } taken in. No event was found in it.
    [one] { $report } taken in, 1 draft to review
   *[other] { $report } taken in, { $count } drafts to review
}
done-draft-accept = { $count ->
    [one] Accepted: { $title }
   *[other] Accepted as { $count } events: { $title } and others
}
done-draft-reject = Draft rejected
done-draft-split = Split into { $count } drafts
done-draft-merge = Merged: the report stands behind “{ $title }” as a source of its own
done-draft-merge-one = Merged: the report stands behind “{ $title }” and counts as one with the report it repeats
done-draft-merge-denies = Merged: the report is put down as a denial of “{ $title }”
report-known = This is { $report }, received { $when }. The same text is kept once; nothing was added.

invalid-report-long = The text has { $size } KB; up to { $most } KB are taken in at once. Paste it in parts, or import it as a file.
done-received-ahead = { $text }. The time received, { $when }, lies ahead of this computer’s clock, { $now }: check both.
invalid-report-future = The report is dated more than a day ahead. Check when it was published and received.
invalid-merge-retracted = That event was retracted: a report behind it would count for nothing. Accept the report as a new event, or give the event another status first.
invalid-merge-over = What that event tells of had ended before this report: behind it the report would count for nothing. Accept it as a new event.
invalid-merge-takes-back = This draft takes back what was reported: behind the event it would count for it. Open the event and set its status to retracted instead.
invalid-draft-decided = This draft has been decided on already. Undo that decision first.
invalid-draft-open = It is not known where { $places } is. Pick a place, or keep it as an information gap.
invalid-draft-several = This draft names several places. Split it first, then edit each part.
invalid-draft-one = This draft has one part and cannot be split.
invalid-draft-reason = Say why the draft is rejected.
invalid-draft-behind = The report stands behind this event already.
invalid-draft-other = The event on record is not what this draft tells of as it stands now: another place, time or extent. Accept the draft as an event of its own.
