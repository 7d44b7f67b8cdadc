## Planning a movement: labels and buttons. The sentences about ways come worded from the backend.
trip-form = What is asked
trip-from = From
trip-to = To
trip-swap = Swap start and destination
trip-end-placeholder = Place, crossing or coordinates
trip-pick = { $end }: pick on the map
trip-picking-from = Click where they leave: a crossing, or any point.
trip-picking-to = Click where they go: a crossing, or any point.
trip-departs = Departs, UTC
trip-local = { $time } local
trip-vehicle = Vehicle class
trip-convoy = Convoy
trip-trucks = { $count ->
    [one] 1 truck
   *[other] { $count } trucks
}
trip-lights = { $count ->
    [one] 1 light vehicle
   *[other] { $count } light vehicles
}
trip-both = { $trucks }, { $lights }
trip-alone = No vehicles given
trip-field-trucks = Trucks
trip-field-lights = Light vehicles
trip-convoy-hint = A convoy takes a fourth longer than one vehicle. The class is that of its slowest and heaviest. Beside a lighter class, trucks count as trucks under 20 t.
trip-criticality = Criticality
trip-ceiling-pc1 = PC1, ceiling Very high
trip-ceiling-pc2 = PC2, ceiling High
trip-ceiling-pc3 = PC3, ceiling Medium
trip-ceiling-pc4 = PC4, ceiling Low
trip-traffic = Traffic
trip-avoid = Avoid risk
trip-avoid-little = A little
trip-avoid-usual = As usual
trip-avoid-strong = Strongly
trip-avoid-hint = How much longer a way may be for a lower level. It never changes how long a way takes.
trip-never = Never through
trip-never-none = No such rule
trip-never-level = { $level } or above
trip-never-hint = No way is offered that touches such a stretch. Unknown counts as above Medium.
trip-compute = Find ways
trip-recompute = Recompute
trip-missing-ends = Choose where from, where to and when: a place or crossing from the list, or a point on the map.
trip-empty = How else do we get there?
trip-empty-why = Choose where from and where to. Passage looks for ways over the roads on this computer and puts up to three side by side: how long, how dangerous, which gates are open on arrival, and what is not known.
trip-empty-how = Places are found by name in Arabic or Latin letters. Enter works it out.
trip-sketch = These roads are a sketch drawn by hand: most roads are missing, and lengths and times are rough. Do not plan a movement with it.
trip-kept = Below is the answer from before. Nothing was changed.
trip-stale = The question has changed. What is below belongs to the one before. Press Enter to work it out again.
trip-overtaken = Something on record has changed since this was worked out. Press Enter to work it out again.
trip-hours = { $h } h { $m }
trip-minutes = { $m } min

## The ways side by side
trip-table = The ways compared, one column each
trip-row-strip = Risk along it
trip-row-level = Present risk
trip-row-worst = Worst stretch
trip-row-access = Access
trip-row-crossings = Crossings, hours
trip-row-price = Distance, time
trip-row-compared = Compared with A
trip-row-passage = Last passage
trip-row-unknown = Not known
trip-row-against = Against ceiling
trip-row-needs = Needs
trip-row-avoids = Goes round
trip-row-warnings = On the way
trip-part-unknown = { $km } of it not known
trip-no-crossings = None of the register
trip-with-margin = { $time } with 25 % margin
trip-waiting = { $time } of it waiting
trip-first = The first choice
trip-dominated = Another way is neither slower nor more exposed
trip-nothing-listed = Nothing listed
trip-needs-none = Nothing listed
trip-avoids-none = Nothing
trip-at-km = at { $km }: { $text }
trip-and-more = and { $count } more
trip-need-in-place = in place
trip-need-missing = not in place
trip-need-not-known = not on record

## Map and time
trip-map = The ways on the map
trip-lanes = The ways in time
trip-day-utc = { $day }, UTC
trip-after-dark = after dark
trip-lane-missed = { $name } missed
trip-lane-early = { $name } still shut when they come
trip-gate = { $name } { $hours }, reached { $at }
trip-lane-label = { $letter }, { $name }: leaves { $leaves }, arrives at the latest { $text }

## What to do
trip-needs = { $letter } needs:
trip-save = Save { $letter } as route…
trip-save-anyway = Save { $letter } anyway…
trip-sheet = Driver sheet…
trip-hold = Hold
trip-hold-until = Hold, reassess { $when }
trip-held = Held. Look again { $when } UTC
trip-save-title = Save way { $letter } as a route
trip-save-submit = Save route
trip-save-names = Without a name it is called after its two ends.
trip-save-reason = Why, for the history
trip-blocked = No way
trip-show = Show on the map
trip-all-open = With all of them open: { $way }
trip-would = On the map: where it would lead. Crossed where it is closed
trip-without-rule = Ask without “never through”

## Roads
trip-roads = Roads: { $text }
trip-snapped = Nearest road { $from } m from the start, { $to } m from the destination.
trip-no-roads = No roads yet
trip-roads-refused = The roads cannot be used
trip-roads-instead = Take in other roads
trip-roads-why = Ways are looked for on a road map that is kept on this computer. Passage does not fetch one.
trip-roads-get = Get an OpenStreetMap extract of the country as .osm.pbf, for example from download.geofabrik.de, on a computer with a network. A country has 50 to 200 MB.
trip-roads-carry = Bring it here on a stick or by mail. For ways across a border bring both countries: they are joined.
trip-roads-take = Choose the file below. Taking it in takes a minute or two, and can be cancelled.
trip-roads-file = OpenStreetMap extract, .osm.pbf or .osm
trip-roads-another = One more, where a border is crossed
trip-roads-drop = Leave out { $file }
trip-roads-import = Take in roads
trip-roads-taken = Roads taken in
trip-roads-places = Look at the places and crossings in these files…
trip-roads-change = Take in other roads…
trip-roads-give-up = Give up these roads
trip-roads-give-up-sure = These roads would be gone, and no way can be planned until others have been taken in. Give them up?
trip-roads-given-up = The roads were given up. Routes of the register stay as they are.
