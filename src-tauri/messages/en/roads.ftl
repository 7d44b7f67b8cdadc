## The road network, and ways over it
roads-no-roads = There is no road for vehicles in { $file }.
roads-not-osm = { $file } is not a map of OpenStreetMap. Take an extract as .osm.pbf or .osm.
roads-damaged = { $file } is damaged or cut off, and no roads were taken. Fetch it again.
roads-unread-rule = its rule in words could not be read; the road is kept and marked
roads-turn-not-found = turn rule left out: its roads are not in the files, or do not meet
roads-turn-ambiguous = turn rule left out: it can be understood in more than one way
roads-turn-unknown = turn rule left out: its sort is not known
roads-nodes-missing = part of the road is not in the files; it ends there
plan-no-network = No roads have been taken in yet. Do so with: passage roads import FILE.osm.pbf
plan-network-damaged = The road network in { $file } is damaged or from another version. Take the roads in again.
plan-from-off-road = No road for this vehicle within { $km } km of the start. Choose a place nearer to a road.
plan-to-off-road = No road for this vehicle within { $km } km of the destination. Choose a place nearer to a road.
plan-warn-unknown = status not known: { $place }. Ask before leaving.
plan-warn-waits = waiting until { $until } for it to open: { $what }
plan-warn-waits-sign = waiting until { $until }: by a sign nobody passes before
plan-warn-border = border control; the wait is not known and not counted
plan-warn-checkpoint = checkpoint; the wait is not known and not counted
plan-warn-ford = ford; depth not known
plan-warn-ferry = ferry; whether it runs is not known
plan-warn-sign = a sign here could not be read from the map
plan-warn-private = private ground; ask for leave to pass
plan-blocked-closures = { $count ->
    [one] No way. One closure is enough to block it:
   *[other] No way. These { $count } closures together block it:
}
plan-blocked-further = Once open, these are in the way too: { $which }.
plan-blocked-together = Opening these together is enough: { $which }: { $km } km, { $time }.
plan-blocked-unruled = Without the highest level you allow there is a way: { $km } km, { $time }.
plan-blocked-level = No way that keeps to the highest level you allow. Without that limit there is one: { $km } km, { $time }.
plan-blocked-both = No way: closures block it, and the highest level you allow does too.
plan-blocked-no-road = No way: no road for this vehicle joins the two places, whatever is open.
cli-roads-imported = { $roads } roads, { $km } km, { $junctions } junctions, { $turns } turn rules, kept in { $file }. Not used, or not as meant: { $refused }
cli-plan-snapped = Nearest roads: { $from } m from the start, { $to } m from the destination
cli-plan-way = { $number }. { $km } km, { $time }, arrives { $arrive }. Worst: { $level }, km { $from } to { $to }. By { $via }
cli-plan-more = compared with way 1: { $km } km, { $time }
cli-plan-avoids = avoids: { $what }
cli-plan-at = km { $km }: { $text }
cli-plan-opened = if it opens: { $km } km, { $time }
cli-plan-opened-none = if it opens alone, there is still no way
