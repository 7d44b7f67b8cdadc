## Listes de noms de lieux
gazetteer-source-geonames = GeoNames, geonames.org
gazetteer-licence-geonames = CC BY 4.0
gazetteer-source-osm = Contributeurs d’OpenStreetMap
gazetteer-licence-osm = ODbL 1.0
gazetteer-none = Aucune liste de noms ne s’appelle « { $name } ».
gazetteer-one-name = Un nom ne peut être donné qu’à un seul fichier. Importez les fichiers un par un.
gazetteer-names-first = { $file } ne contient que des noms. Importez d’abord le fichier des lieux auxquels ils appartiennent.
cli-gazetteer-imported = { $file } : { $places } lieux avec { $names } noms, gardés sous « { $name } » ; { $rejected } lignes refusées, { $skipped } laissées de côté
cli-gazetteer-names = { $file } : { $names } noms ajoutés à { $name }
cli-gazetteer-unchanged = { $file } : déjà présent sous « { $name } », rien n’a changé
cli-gazetteer-nothing = { $file } : rien n’a été importé ; { $rejected } lignes refusées. Pour prendre les bonnes lignes : --accept-partial
cli-gazetteer-item = { $name } : { $places } lieux, { $names } noms. Source : { $source } ; état : { $dated } ; conditions : { $licence } ; fichier : { $file } ({ $hash }…)
cli-gazetteer-not-stated = non indiqué
cli-gazetteer-empty = Il n’y a aucune liste de noms. Pour en importer une : passage gazetteer import FICHIER
cli-gazetteer-removed = La liste « { $name } » et tous ses lieux ont été supprimés.
