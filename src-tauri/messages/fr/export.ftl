# Ce qu’un fichier pour d’autres ne peut pas contenir : lost-<code>. Montré après un export.
lost-title = Le fichier ne contient pas tout :
lost-not-placed = { $count } sans position connue n’y figurent pas : { $fields }{ $more ->
    [0] {""}
   *[other] {""} ; et { $more } de plus
}. Un tableau (CSV, Excel) les contient.
lost-later = { $count } commencent après le moment demandé et n’y figurent pas.
lost-shapes = { $count } lignes ou zones n’y sont pas. Un tableau n’a de place que pour une position ; GeoJSON et KML les contiennent.
lost-areas = { $count } zones n’y sont pas : { $fields }{ $more ->
    [0] {""}
   *[other] {""} ; et { $more } de plus
}. Ce format ne connaît que points et lignes ; GeoJSON et KML contiennent les zones.
lost-colours = Les couleurs n’y sont pas.
lost-characters = Des caractères de contrôle invisibles ont été retirés de { $count } textes ({ $fields }).
lost-sorts = Nombres et dates y figurent comme du texte : { $fields }.
lost-unknown = Quand une valeur est inconnue, son champ est omis : { $fields }.
lost-digits = { $count } nombres sont arrondis : { $fields }.
lost-position = Les positions sont arrondies au centimètre.
lost-seconds = Les heures sont coupées à la seconde : { $fields }.
