# Ce qu’un fichier pour d’autres ne peut pas contenir : lost-<code>. Montré après un export.
lost-title = Le fichier ne contient pas tout :
lost-not-placed = { $count } sans position connue n’y figurent pas : { $fields }{ $more ->
    [0] {""}
   *[other] {""} ; et { $more } de plus
}. Un tableau (CSV, Excel) les contient.
lost-later = { $count } commencent après le moment demandé et n’y figurent pas.
lost-sides = Pour les côtés de { $count } points de passage, les noms en d’autres langues et l’origine de chaque indication n’y sont pas.
lost-shapes = { $count } lignes ou zones n’y sont pas. Un tableau n’a de place que pour une position ; GeoJSON et KML les contiennent.
lost-areas = { $count } zones n’y sont pas : { $fields }{ $more ->
    [0] {""}
   *[other] {""} ; et { $more } de plus
}. Ce format ne connaît que points et lignes ; GeoJSON et KML contiennent les zones.
lost-colours = Les couleurs n’y sont pas.
lost-long = { $count } textes sont plus longs qu’une cellule de classeur et sont coupés ({ $fields }). Le CSV les contient en entier.
lost-characters = Des caractères de contrôle invisibles ont été retirés de { $count } textes ({ $fields }).
lost-sorts = Nombres et dates y figurent comme du texte : { $fields }.
lost-unknown = Quand une valeur est inconnue, son champ est omis : { $fields }.
lost-digits = { $count } nombres sont arrondis : { $fields }.
lost-position = Les positions sont arrondies au centimètre.
lost-seconds = Les heures sont coupées à la seconde : { $fields }.

# Un fichier que son marquage permet de transmettre alors que rien n’y est omis.
let-out = { $tlp } permet de transmettre ce fichier et rien n’y est omis : il contient { $what }. Omettez-en une partie, ou choisissez un marquage plus strict.
let-out-briefing = des noms de sources et de personnes, des titres et motifs saisis, des positions et heures exactes, et chaque événement
let-out-events = les titres saisis, les positions et heures exactes de chaque événement, et à qui était le véhicule passé
let-out-register = des positions exactes, y compris de points de contrôle informels, et ce qu’on en sait
action-export = Fichier pour d’autres écrit
action-briefing-draft = Projet de note écrit
action-print = Page imprimée

# Les briefings émis : la liste, et ce qui diffère entre deux
briefings = Briefings émis
    .words = passés anciens archive conseil différence comparer numéro
briefings-empty = Aucun briefing n’a encore été émis. Un briefing émis est numéroté, conservé tel qu’imprimé, et se retrouve ici.
briefings-number = Briefing { $number }
briefings-of = Au { $when }
briefings-valid = Valable jusqu’au { $when }
briefings-over = Valable jusqu’au { $when }, dépassé
briefings-issued = Émis le { $when }
briefings-issued-by = Émis le { $when } par { $author }
briefings-routes = { $count ->
    [one] 1 itinéraire : { $routes }
   *[other] { $count } itinéraires : { $routes }
}
briefings-read = Lire
briefings-read-of = Lire le briefing { $number }
briefings-save = Enregistrer en HTML…
briefings-save-pdf = Enregistrer en PDF…
briefings-write = Écrire le fichier
briefings-written = Briefing { $number } écrit : { $file }
briefings-unreadable = Cette fenêtre ne peut pas le dessiner. Enregistrez-le dans un fichier et ouvrez celui-ci.
briefings-compare = Ce qui diffère entre deux
briefings-one = Briefing
briefings-other = comparé au
briefings-same-one = Choisissez deux briefings différents.
briefings-differ = { $after } à côté de { $before }
briefings-alike = { $count ->
    [0] Les deux ne disent la même chose d’aucun itinéraire.
    [one] Les deux disent la même chose de 1 itinéraire.
   *[other] Les deux disent la même chose de { $count } itinéraires.
}
briefings-level = Risque
briefings-access = Accès
briefings-advice = Conseil
briefings-only = Seulement dans le briefing { $number } : { $said }
briefings-route-unknown = Itinéraire dont rien n’est enregistré
briefings-advice-not-kept = Émis par une version antérieure, qui n’a pas conservé le conseil ; il n’est donc pas comparé : briefing { $numbers }.
action-briefing-issue = Briefing émis
action-briefing-copy = Copie d’un briefing émis écrite
