## Lists of the names of places
gazetteer-source-geonames = GeoNames, geonames.org
gazetteer-licence-geonames = CC BY 4.0
gazetteer-source-osm = OpenStreetMap contributors
gazetteer-licence-osm = ODbL 1.0
gazetteer-none = There is no list of names called “{ $name }”.
gazetteer-one-name = A name can be given to one file only. Take the files in one by one.
gazetteer-names-first = { $file } holds names only. Take in the file of the places they belong to first.
cli-gazetteer-imported = { $file }: { $places } places with { $names } names, kept as “{ $name }”; { $rejected } rows rejected, { $skipped } passed over
cli-gazetteer-names = { $file }: { $names } names added to { $name }
cli-gazetteer-unchanged = { $file }: already there as “{ $name }”, nothing changed
cli-gazetteer-nothing = { $file }: nothing was taken in; { $rejected } rows rejected. To take the good rows: --accept-partial
cli-gazetteer-item = { $name }: { $places } places, { $names } names. Source: { $source }; as of: { $dated }; terms: { $licence }; file: { $file } ({ $hash }…)
cli-gazetteer-not-stated = not stated
cli-gazetteer-empty = There are no lists of names. Take one in with: passage gazetteer import FILE
cli-gazetteer-removed = The list “{ $name }” and all its places are gone.
