## Importation dans la fenêtre
imports-new = Nouvelle
imports-past = Importations passées
imports-drop = Lâchez pour importer
imports-drop-or-paste = Ou déposez des fichiers sur la fenêtre, ou collez un tableau venu d’un tableur.
imports-pasted = Tableau collé
imports-reading = Lecture de { $file }
imports-of = { $number } sur { $files }
imports-progress = Part du fichier déjà lue
imports-stop = Arrêter
imports-stopped = La lecture a été arrêtée. Rien n’a été enregistré.
imports-joined = seconds rapports
imports-skipped = sans contenu
imports-hash = SHA-256 du fichier
imports-unaccounted = Le compte des { $count } lignes n’est pas bon. Merci de le signaler.
imports-need-word = Dites que les lignes à problèmes peuvent être laissées.
imports-partial = { $count ->
    [one] Laisser 1 ligne à problème et prendre les autres
   *[other] Laisser { $count } lignes à problèmes et prendre les autres
}
imports-held = retenues
imports-row-held = retenue
imports-held-why = { $count ->
    [one] 1 ligne est retenue : elle est ici telle qu’une personne ou un fichier plus récent l’a laissée, et ce fichier dit autre chose. Modifiez l’événement à la main là où le fichier a raison.
   *[other] { $count } lignes sont retenues : elles sont ici telles qu’une personne ou un fichier plus récent les a laissées, et ce fichier dit autre chose. Modifiez les événements à la main là où le fichier a raison.
}
imports-done-held = { $count ->
    [one] { $told } ; 1 ligne retenue, non prise
   *[other] { $told } ; { $count } lignes retenues, non prises
}
imports-past-held = { $count ->
    [one] 1 retenue, non prise
   *[other] { $count } retenues, non prises
}
imports-issues = Problèmes et remarques
imports-show-all = Tout montrer ({ $count })
imports-changes = Changements
imports-becomes = devient
imports-news = Nouveau
imports-doubles = Peut-être déjà là
imports-doubles-why = Rapportés par une autre source : même type, à moins de { $hours } h et { $km } km. Ils restent séparés et marqués, sauf avis contraire de votre part.
imports-all-same = { $count ->
    [one] { $kind } : c’est le même événement
   *[other] { $kind } : les { $count } sont les mêmes événements
}
imports-in-file = dans ce fichier, ligne { $row }
imports-on-record = enregistré
imports-further-up = plus haut dans ce fichier
imports-double-choice = Ligne { $row } : même événement ou non
imports-separate = Séparés
imports-same = Même événement
imports-window = Les événements de deux sources peuvent être les mêmes à moins de
imports-hours = heures
imports-km = km
imports-columns = Colonnes
imports-describe-unknown = Les colonnes de ce tableau ne sont pas reconnues. Dites laquelle donne quoi.
imports-describe = Si les colonnes ont été mal comprises, dites laquelle donne quoi.
imports-rows-are = Les lignes sont des
imports-sheet = Feuille
imports-dates = Dates comme 03/04/2024
imports-dates-plain = laisser, pas claires
imports-dates-day-first = 3 avril (jour d’abord)
imports-dates-month-first = 4 mars (mois d’abord)
imports-pairs = Deux nombres dans une colonne
imports-pairs-lat-lon = latitude d’abord
imports-pairs-lon-lat = longitude d’abord
imports-required = nécessaire
imports-no-column = aucune colonne
imports-fixed = la même valeur pour toutes les lignes
imports-fixed-of = { $field }, la même valeur pour toutes les lignes
imports-first-rows = Les premières lignes
imports-read-so = Lire ainsi
imports-remembered = Retenu pour les tableaux de même en-tête dès que vous prenez les lignes.
imports-kept = Lu avec les colonnes que { $author } a nommées pour { $file }, { $when }.
imports-forget = Oublier
imports-past-none = Rien n’a encore été importé.
imports-past-counts = { $rows } lignes : { $added } nouvelles, { $updated } changées, { $unchanged } comme avant, { $joined } seconds rapports, { $rejected } laissées, { $skipped } sans contenu
imports-undone = annulé
imports-take-back = Annuler
imports-readings = Tableaux retenus
imports-readings-why = Comment sont lus les tableaux d’un certain en-tête. Oubliez-en un pour être interrogé de nouveau.
imports-origin = D’un fichier
imports-maybe-same = Peut-être le même événement
