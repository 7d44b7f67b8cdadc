# Ce qu’une importation dit des fichiers, des lignes et des colonnes.

imports-reason-signature = reconnu à ses premiers octets
imports-reason-root-element = reconnu à son premier élément
imports-reason-member = reconnu à son contenu
imports-reason-columns = reconnu à ses colonnes
imports-reason-extension = reconnu à la fin de son nom
imports-reason-options = lu comme un tableau
imports-reason-described = lu avec les colonnes que vous avez nommées

imports-why-double = à { $km } et { $hours } h d’écart
imports-line = { $km }, { $points } points
imports-not-given = non indiqué
imports-gone = Cet aperçu n’existe plus. Choisissez de nouveau le fichier.
imports-invalid-set = « { $value } » n’a pas la forme CHAMP=VALEUR.
imports-done-join = « { $title } » a un rapport de plus.
imports-route-same-both = Un itinéraire de ce nom et presque de ce tracé est enregistré : { $code }, { $name }. Cette ligne en fait un second, { $own } ; ce qui est dit de l’un ne vaut pas pour l’autre.
imports-route-same-name = Un itinéraire de ce nom, mais d’un autre tracé, est enregistré : { $code }, { $name }. Cette ligne en fait un second, { $own } ; ce qui est dit de l’un ne vaut pas pour l’autre.
imports-route-same-line = Un itinéraire presque de ce tracé est enregistré : { $code }, { $name }. Cette ligne en fait un second, { $own } ; ce qui est dit de l’un ne vaut pas pour l’autre.
imports-fields-missing = Indiquez la colonne qui donne : { $fields }.
action-event-join = Deux événements réunis en un

imports-field-what = Quoi
imports-field-place = Lieu
imports-field-position = Position
imports-field-precision = Lieu connu à
imports-field-time = Quand
imports-field-actors = Qui
imports-field-status = Statut
imports-field-category = Menace
imports-field-deaths = Morts
imports-field-report = Rapport
imports-field-name = Nom
imports-field-kind = Sorte
imports-field-country = Pays
imports-field-admin = Gouvernorat
imports-field-pcode = P-code
imports-field-road = Numéro de route
imports-field-area = Zone
imports-field-line = Tracé

imports-column-date-start = Date
imports-column-date-end = Dernier jour
imports-column-lat = Latitude
imports-column-lat-hint = Ou une seule colonne avec les deux nombres.
imports-column-lon = Longitude
imports-column-lon-hint = Ou la même colonne que la latitude.
imports-column-kind = Type
imports-column-kind-hint = Frappe, combats, fermeture, etc., aussi en d’autres mots.
imports-column-place = Lieu
imports-column-source = Qui le dit
imports-column-source-hint = Indiquez-en une : les événements de sources différentes sont comparés.
imports-column-report = Texte du rapport
imports-column-id = Numéro de la ligne
imports-column-id-hint = Un numéro qui reste le même dans les fichiers suivants. Sans lui, une ligne modifiée compte comme nouvelle.
imports-column-status = Statut
imports-column-grade = Cote
imports-column-grade-hint = Une lettre de A à F et un chiffre de 1 à 6, par exemple B3.
imports-column-where-prec = Lieu connu à
imports-column-actor = Qui l’a fait
imports-column-deaths-best = Morts
imports-column-name = Nom
imports-column-country = Pays
imports-column-country-hint = Deux ou trois lettres, par exemple SY.
imports-column-admin1 = Gouvernorat
imports-column-pcode = P-code
imports-column-country-a = Pays d’un côté
imports-column-country-b = Pays de l’autre côté
imports-column-authority-a = Qui le gère

# La ligne de commande.
cli-import-added = Nouveau : { $added }
imported-routes = { $count ->
    [one] { $count } itinéraire
   *[other] { $count } itinéraires
}
imported-crossings = { $count ->
    [one] { $count } point de passage
   *[other] { $count } points de passage
}
imported-places = { $count ->
    [one] { $count } lieu
   *[other] { $count } lieux
}
imported-events = { $count ->
    [one] { $count } événement
   *[other] { $count } événements
}
cli-import-joined = { $count } lignes prises comme rapports de plus sur des événements enregistrés
cli-import-doubles = { $kind } : { $count } existent peut-être déjà, d’une autre source
cli-imports-none = Rien n’a encore été importé.
cli-imports-undone = annulé

# Les lignes qui rencontrent ce qui est enregistré.
imports-conflict-field = { $label } : ici { $ours }, dans le fichier { $theirs }
imports-row-conflict = « { $title } » : une personne l’a modifié ici, et le fichier l’a modifié aussi. La ligne n’a pas été prise. { $fields }. Décidez ce qui vaut et inscrivez-le dans l’événement.
imports-row-of-another = La ligne est enregistrée comme rapport de plus sur « { $title } » et parle maintenant d’autre chose. Elle n’a pas été prise. { $fields }. Saisissez-la comme événement à part si elle vaut.
imports-row-older = « { $title } » : la ligne est un codage plus ancien que celui qui est enregistré. Elle n’a pas été prise. { $fields }.
imports-file-older = « { $title } » : ce fichier a déjà été importé, et un fichier plus récent a modifié la ligne depuis. Elle n’a pas été prise. { $fields }.
imports-row-deleted = Supprimé ici, et le reste : { $theirs }.
imports-row-deleted-differs = Supprimé ici, et le fichier l’a modifié depuis : { $ours }. { $fields }. La ligne n’a pas été prise. Annulez la suppression ou saisissez l’événement à la main s’il vaut.
imports-row-after-deleted = Le numéro était celui d’un événement supprimé ici : { $ours }. La ligne parle maintenant d’un autre et a été prise comme nouvelle : { $theirs }.
imports-number-reused = Le numéro semble avoir servi de nouveau : il est celui de { $ours } ; cette ligne dit { $theirs }. Les deux ont été gardés, comme deux événements. Nommez une source pour chaque liste, afin que leurs numéros restent distincts.
imports-row-corrects = « { $title } » : le texte se lit maintenant comme une correction ou un démenti. Avant : « { $ours } ». Maintenant : « { $theirs } ». Lisez-le, et corrigez l’événement si son codage ne vaut plus.
cli-import-held = { $count } lignes non prises : elles rencontrent ce que des personnes ont modifié ici, ou une parole plus récente
