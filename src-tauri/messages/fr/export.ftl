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
