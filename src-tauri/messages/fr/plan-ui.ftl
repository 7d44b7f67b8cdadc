## Planifier un mouvement : libellés et boutons. Les phrases sur les trajets viennent rédigées du moteur.
trip-form = La question
trip-from = De
trip-to = À
trip-swap = Inverser départ et destination
trip-end-placeholder = Lieu, point de passage ou coordonnées
trip-pick = { $end } : choisir sur la carte
trip-picking-from = Cliquez d’où ils partent : un point de passage, ou un point quelconque.
trip-picking-to = Cliquez où ils vont : un point de passage, ou un point quelconque.
trip-departs = Départ, UTC
trip-local = { $time } heure locale
trip-vehicle = Classe de véhicule
trip-convoy = Convoi
trip-trucks = { $count ->
    [one] 1 camion
   *[other] { $count } camions
}
trip-lights = { $count ->
    [one] 1 véhicule léger
   *[other] { $count } véhicules légers
}
trip-both = { $trucks }, { $lights }
trip-alone = Aucun véhicule indiqué
trip-field-trucks = Camions
trip-field-lights = Véhicules légers
trip-convoy-hint = Un convoi met un quart de temps de plus qu’un véhicule seul. La classe est celle du plus lent et du plus lourd. À côté d’une classe plus légère, les camions comptent comme des camions de moins de 20 t.
trip-criticality = Criticité
trip-ceiling-pc1 = PC1, plafond Très élevé
trip-ceiling-pc2 = PC2, plafond Élevé
trip-ceiling-pc3 = PC3, plafond Moyen
trip-ceiling-pc4 = PC4, plafond Faible
trip-traffic = Trafic
trip-avoid = Éviter le risque
trip-avoid-little = Un peu
trip-avoid-usual = Comme d’habitude
trip-avoid-strong = Fortement
trip-avoid-hint = De combien un trajet peut être plus long pour un niveau plus bas. Cela ne change jamais sa durée.
trip-never = Jamais par
trip-never-none = Pas de telle règle
trip-never-level = { $level } ou plus
trip-never-hint = Aucun trajet touchant un tel tronçon n’est proposé. Inconnu compte au-dessus de Moyen.
trip-compute = Chercher des trajets
trip-recompute = Recalculer
trip-missing-ends = Choisissez d’où, vers où et quand : un lieu ou un point de passage de la liste, ou un point sur la carte.
trip-empty = Par où passer autrement ?
trip-empty-why = Choisissez d’où et vers où. Passage cherche des trajets sur les routes de cet ordinateur et en met jusqu’à trois côte à côte : quelle durée, quel danger, quels points de passage sont ouverts à l’arrivée, et ce qui n’est pas connu.
trip-empty-how = Les lieux se trouvent par leur nom en lettres arabes ou latines. Entrée lance le calcul.
trip-sketch = Ces routes sont une esquisse dessinée à la main : la plupart des routes manquent, longueurs et durées sont approximatives. Ne planifiez aucun mouvement avec elle.
trip-kept = Ci-dessous, la réponse d’avant. Rien n’a été changé.
trip-stale = La question a changé. Ce qui suit répond à la précédente. Entrée recalcule.
trip-overtaken = Quelque chose a changé dans le registre depuis ce calcul. Entrée recalcule.
trip-hours = { $h } h { $m }
trip-minutes = { $m } min

## Les trajets côte à côte
trip-table = Les trajets comparés, une colonne chacun
trip-row-strip = Risque le long
trip-row-level = Risque actuel
trip-row-worst = Pire tronçon
trip-row-access = Accès
trip-row-crossings = Points de passage, heures
trip-row-price = Distance, temps
trip-row-compared = Par rapport à A
trip-row-passage = Dernier passage
trip-row-unknown = Pas connu
trip-row-against = Face au plafond
trip-row-needs = Il faut
trip-row-avoids = Contourne
trip-row-warnings = En chemin
trip-part-unknown = { $km } non connus
trip-no-crossings = Aucun du registre
trip-with-margin = { $time } avec 25 % de marge
trip-waiting = dont { $time } d’attente
trip-first = Le premier choix
trip-dominated = Un autre n’est ni plus lent ni plus exposé
trip-nothing-listed = Rien de relevé
trip-needs-none = Rien de relevé
trip-avoids-none = Rien
trip-at-km = à { $km } : { $text }
trip-and-more = et { $count } de plus
trip-need-in-place = en place
trip-need-missing = pas en place
trip-need-not-known = pas au registre

## Carte et temps
trip-map = Les trajets sur la carte
trip-lanes = Les trajets dans le temps
trip-day-utc = { $day }, UTC
trip-after-dark = de nuit
trip-lane-missed = { $name } manqué
trip-lane-early = { $name } encore fermé à l’arrivée
trip-gate = { $name } { $hours }, atteint { $at }
trip-lane-label = { $letter }, { $name } : part { $leaves }, arrive au plus tard { $text }

## Que faire
trip-needs = Pour { $letter } il faut :
trip-save = Enregistrer { $letter } comme itinéraire…
trip-save-anyway = Enregistrer { $letter } malgré tout…
trip-sheet = Feuille du chauffeur…
trip-hold = Attendre
trip-hold-until = Attendre, réévaluer { $when }
trip-held = En attente. À revoir { $when } UTC
trip-save-title = Enregistrer le trajet { $letter } comme itinéraire
trip-save-submit = Enregistrer l’itinéraire
trip-save-names = Sans nom, il prend celui de ses deux bouts.
trip-save-reason = Pourquoi, pour l’historique
trip-blocked = Aucun trajet
trip-show = Voir sur la carte
trip-all-open = Si toutes étaient ouvertes : { $way }
trip-would = Sur la carte : où le trajet passerait. Barré là où il est fermé
trip-without-rule = Demander sans « jamais par »

## Routes
trip-roads = Routes : { $text }
trip-snapped = Route la plus proche à { $from } m du départ, à { $to } m de la destination.
trip-no-roads = Pas encore de routes
trip-roads-refused = Les routes ne peuvent pas servir
trip-roads-instead = Charger d’autres routes
trip-roads-why = Les trajets sont cherchés sur une carte routière gardée sur cet ordinateur. Passage n’en télécharge aucune.
trip-roads-get = Procurez-vous un extrait OpenStreetMap du pays en .osm.pbf, par exemple sur download.geofabrik.de, depuis un ordinateur avec réseau. Un pays fait 50 à 200 Mo.
trip-roads-carry = Apportez-le ici par clé ou par courriel. Pour passer une frontière, apportez les deux pays : ils sont joints.
trip-roads-take = Choisissez le fichier ci-dessous. Le chargement prend une minute ou deux et peut être annulé.
trip-roads-file = Extrait OpenStreetMap, .osm.pbf ou .osm
trip-roads-another = Un de plus, si une frontière est passée
trip-roads-drop = Laisser { $file }
trip-roads-import = Charger les routes
trip-roads-taken = Routes chargées
trip-roads-places = Voir les localités et les points de passage de ces fichiers…
trip-roads-change = Charger d’autres routes…
trip-roads-give-up = Abandonner ces routes
trip-roads-give-up-sure = Ces routes seraient perdues, et rien ne pourra être planifié avant d’en importer d’autres. Les abandonner ?
trip-roads-given-up = Les routes ont été abandonnées. Les itinéraires du registre restent comme ils sont.
