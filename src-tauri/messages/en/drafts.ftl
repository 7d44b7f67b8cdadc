## The Inbox in the window: the report, its drafts, and the keys
do-paste = Paste report
    .words = inbox message text e-mail radio note
paste-text = The report, word for word
paste-hint = It is kept unchanged. Drafts are read from it on this computer; nothing becomes an event before you accept it.
paste-published = Published
paste-received = Received
paste-region = Region
paste-region-hint = Helps where several places have one name: Aleppo, north-west Syria
paste-clock = Hours in the text
paste-clock-unknown = not known: days only
paste-save = Take in
paste-aside = The pasted text has { $count } thousand letters: too long to show here. It is sent as it is.
paste-missing-text = Paste or type the text of the report.

inbox-text = Report text
inbox-previous = Previous report
inbox-next = Next report
inbox-source = Source
inbox-published = Published
inbox-hours = Hours
inbox-original = Original
inbox-kept = kept unchanged,
inbox-none = No report taken in
inbox-none-why = Paste a report as you received it, in English, Arabic or French. Passage keeps the text unchanged and drafts events from it; you accept, edit or reject each one.
inbox-drafts = Draft events
inbox-drafts-why = Drafts of the report you open stand here, one for each event it tells of.
inbox-by-rules = drafted by rules on this computer
inbox-nothing = No event was found in this text
inbox-nothing-why = The rules know closures, movements of control, strikes, clashes and what else is reported of roads. Read the text yourself; what it tells can be entered by hand.

inbox-to-review = { $count ->
    [one] 1 draft to review
   *[other] { $count } drafts to review
}

draft-kind = Kind
draft-status = Status
draft-wording = the wording says: { $status }
draft-terms = Applies to
draft-when = When
draft-when-edit = Change the time in the form
draft-places = Places
draft-grade = Grade
draft-grade-words = { $source } source, { $credibility }
draft-change = Change
draft-accept = Accept
draft-edit = Edit
draft-edit-title = Edit the draft
draft-reject = Reject
draft-merge = Merge
draft-split = Split
draft-edit-kept = An edit of this draft is not saved. What stands here is the draft without it.
draft-edit-ask = An edit of this draft is not saved. Go on with the edit, or decide without it?
draft-edit-open = Go on with the edit
draft-accept-without = Accept without the edit
draft-merge-without = Add to the event without the edit
draft-if-accepted = If accepted
draft-no-change = no level changes
draft-more-routes = { $count ->
    [one] and 1 more route
   *[other] and { $count } more routes
}
draft-open-event-n = Open event { $n }
draft-keep-gap = Keep as a gap
draft-or-edit = or E to place it
draft-kept-gap = kept as an information gap
draft-reason = Reason for rejecting
draft-reason-known = Already on record
draft-reason-read = Read wrongly
draft-reason-old = About earlier times
draft-reason-elsewhere = Not on our routes
draft-reason-missing = A reason is needed: whoever asks later will read it.

draft-keys = Keys of the Inbox
draft-key-move = next, previous
draft-key-accept = accept
draft-key-edit = edit
draft-key-reject = reject, with reason
draft-key-pick = pick place
draft-key-grade = grade
draft-key-merge = merge
draft-key-undo = undo
draft-key-split = split
draft-do-accept = Accept the draft
draft-do-edit = Edit the draft in the form
draft-do-reject = Reject the draft, with reason
draft-do-pick = Pick a place of the draft
draft-do-grade = Change the grade of the draft
draft-do-merge = Merge the draft with an event
draft-do-split = Split the draft into its parts
