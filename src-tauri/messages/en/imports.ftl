## Import in the window
imports-new = New
imports-past = Past imports
imports-drop = Let go to import
imports-drop-or-paste = Or drop files on the window, or paste a table from a spreadsheet.
imports-pasted = Pasted table
imports-reading = Reading { $file }
imports-of = { $number } of { $files }
imports-progress = How much of the file has been read
imports-stop = Stop
imports-stopped = Reading was stopped. Nothing was stored.
imports-joined = second reports
imports-skipped = nothing in them
imports-hash = SHA-256 of the file
imports-unaccounted = The { $count } rows do not add up. Please report this.
imports-need-word = Say that the rows with problems may be left out.
imports-partial = { $count ->
    [one] Leave out 1 row with problems and take the others
   *[other] Leave out { $count } rows with problems and take the others
}
imports-held = held
imports-row-held = held
imports-held-why = { $count ->
    [one] 1 row is held: here it is as a person or a later file left it, and this file says otherwise. Change the event by hand where the file is right.
   *[other] { $count } rows are held: here they are as a person or a later file left them, and this file says otherwise. Change the events by hand where the file is right.
}
imports-done-held = { $count ->
    [one] { $told }; 1 row held, not taken
   *[other] { $told }; { $count } rows held, not taken
}
imports-past-held = { $count ->
    [one] 1 held, not taken
   *[other] { $count } held, not taken
}
imports-issues = Problems and remarks
imports-show-all = Show all { $count }
imports-changes = Changes
imports-becomes = becomes
imports-news = New
imports-doubles = May be there already
imports-doubles-why = Told by another source: same kind, within { $hours } h and { $km } km. They stay separate and marked unless you say otherwise.
imports-all-same = { $count ->
    [one] { $kind }: it is the same event
   *[other] { $kind }: all { $count } are the same events
}
imports-in-file = in this file, row { $row }
imports-on-record = on record
imports-further-up = further up in this file
imports-double-choice = Row { $row }: same event or not
imports-separate = Separate
imports-same = Same event
imports-window = Events of two sources may be the same within
imports-hours = hours
imports-km = km
imports-columns = Columns
imports-describe-unknown = The columns of this table are not recognised. Say which column gives what.
imports-describe = If the columns were misunderstood, say which one gives what.
imports-rows-are = The rows are
imports-sheet = Sheet
imports-dates = Dates such as 03/04/2024
imports-dates-plain = leave out, unclear
imports-dates-day-first = 3 April (day first)
imports-dates-month-first = 4 March (month first)
imports-pairs = Two numbers in one column
imports-pairs-lat-lon = latitude first
imports-pairs-lon-lat = longitude first
imports-required = needed
imports-no-column = no column
imports-fixed = the same for all rows
imports-fixed-of = { $field }, the same for all rows
imports-first-rows = The first rows
imports-read-so = Read it so
imports-remembered = Remembered for tables with the same header once you take the rows in.
imports-kept = Read with the columns that { $author } named for { $file }, { $when }.
imports-forget = Forget
imports-past-none = Nothing was imported so far.
imports-past-counts = { $rows } rows: { $added } new, { $updated } changed, { $unchanged } as before, { $joined } second reports, { $rejected } left out, { $skipped } with nothing in them
imports-undone = taken back
imports-take-back = Take back
imports-readings = Remembered tables
imports-readings-why = How tables with a certain header are read. Forget one to be asked again.
imports-origin = From a file
imports-maybe-same = May be the same event
