# Reading and writing files: where an issue is, what is wrong, what to do.
# issue-* take $row, $column, $value, $expected; a caller gives all four, blank where unknown.

issue-at-row = Ligne { $row }
issue-at-column = Ligne { $row }, colonne { $column }
issue-at-file = Tout le fichier

issue-missing-value = { $column } est vide. Complétez.
issue-coordinates-missing = La position manque dans { $column }. Indiquez la latitude et la longitude en degrés.
issue-coordinates-out-of-range = { $value } n’est pas une position sur terre. Attendu : latitude et longitude en degrés ({ $expected }).
issue-coordinates-swapped = { $value } : latitude et longitude semblent inversées. Échangez-les dans le fichier et relisez-le.
issue-coordinates-zero = La position est exactement 0, 0 : elle n’a sans doute jamais été renseignée. Indiquez la vraie.
issue-not-a-number = « { $value } » dans { $column } n’est pas un nombre du type attendu ({ $expected }).
issue-not-a-date = « { $value } » dans { $column } n’est pas une date. Écrivez { $expected }, par exemple 2024-11-29.
issue-end-before-start = La fin { $value } précède le début ({ $expected }). Vérifiez les deux dates.
issue-date-in-future = { $value } est dans le futur ({ $expected }). Vérifiez la date ; un projet n’est pas un événement.
issue-date-ahead = { $value } est à venir : c’est pris comme annoncé et compte à partir de là. Vérifiez la date.
issue-unknown-kind = « { $value } » n’est pas un type d’événement. Utilisez l’un de ceux-ci : { $expected }.
issue-unknown-precision = « { $value } » dans { $column } n’est pas une précision. Utilisez l’une de celles-ci : { $expected }.
issue-unknown-status = « { $value } » n’est pas un statut. Utilisez l’un de ceux-ci : { $expected }.
issue-grade-malformed = « { $value } » n’est pas une cote. Écrivez une lettre de A à F et un chiffre de 1 à 6, par exemple B3.
issue-grade-contradictory = La cote { $value } se contredit : la source et l’information ne vont pas ensemble. Veuillez la revoir.
issue-duplicate-id = L’identifiant { $value } figure déjà à la ligne { $expected }. La première a été retenue ; donnez à celle-ci son propre identifiant ou supprimez-la.
issue-name-cut = Un nom ou un texte semblable dépassait la limite ({ $expected } caractères) et a été coupé : « { $value } ». Abrégez-le dans le fichier si la suite importe.
issue-ids-made = Il n’y a pas de colonne d’identifiants : le contenu de chaque ligne en tient lieu. La même ligne est le même événement, une ligne modifiée en est un nouveau. Si les lignes ont des identifiants, indiquez leur colonne avec --map id=COLONNE ou dans la fenêtre.
issue-duplicate-row = La même chose figure déjà à la ligne { $expected }. La première a été retenue ; supprimez celle-ci.
issue-extra-fields = La ligne a { $value } valeurs pour { $expected } colonnes : des valeurs se sont décalées. Mettez entre guillemets les textes qui contiennent le séparateur.
issue-short-row = La ligne a { $value } valeurs pour { $expected } colonnes. Complétez-la.
issue-unclosed-quote = Un guillemet est ouvert et jamais refermé. Fermez-le ou supprimez-le.
issue-row-too-long = La ligne est bien plus longue qu’une vraie ligne. Cherchez un guillemet non refermé.
issue-not-text = La ligne contient des octets qui ne sont pas du texte. Exportez le fichier à nouveau.
issue-empty-row = La ligne est vide et a été ignorée.
issue-duplicate-column = Deux colonnes portent le nom { $column }. La première a été utilisée ; renommez l’autre.
issue-file-truncated = Le fichier s’interrompt ou se gâte ici ({ $value }). Ce qui précède a été lu ; procurez-vous le fichier entier.
issue-not-json = Cette ligne n’est pas du JSON : { $value }. Corrigez-la ou exportez le fichier à nouveau.
issue-not-a-feature = Ceci n’est pas un objet GeoJSON. Attendu : { $expected }.
issue-geometry-missing = L’objet n’a pas de géométrie. Dessinez-la ou supprimez l’objet.
issue-geometry-malformed = Les coordonnées sont illisibles : { $value }. Attendu : { $expected }.
issue-geometry-not-used = { $value } ne sert pas ici et a été ignoré. Les lignes et les points sont lus ; une zone seulement si elle indique son genre et sa date, car c’est alors un événement.
issue-points-together = L’objet contient plusieurs points à la fois et a été ignoré. Enregistrez-les comme points séparés et importez de nouveau.
issue-area-not-whole = La zone ({ $value }) a un trou ou plusieurs parties et n’a pas été prise : un seul contour peut être gardé, et ses trous une fois remplis, elle couvrirait un terrain que personne n’a nommé. Dessinez-la sans trou, ou une entité par partie.
issue-too-few-points = Une ligne de { $value } points différents n’est pas un itinéraire. Il en faut au moins deux.
issue-route-gap = Les tronçons de cet itinéraire sont ici à { $value } m l’un de l’autre (admis : { $expected }). Ajoutez le tronçon manquant, ou faites-en des itinéraires séparés.
issue-part-rejected = L’itinéraire { $value } a été écarté, car son tronçon à la ligne { $expected } est illisible. Corrigez ce dernier.
issue-parts-joined = { $value } parties dont les bouts se touchent ont été réunies en un itinéraire.
issue-parts-split = Les { $value } parties ne se touchent pas : chacune est devenue un itinéraire. Réunissez-les à la main si elles vont ensemble.
issue-name-missing = Il n’y a pas de nom. « { $expected } » a été pris ; renommez-le après l’import.
issue-waypoints-skipped = { $value } repères (waypoints) ont été laissés de côté. Pour les prendre, importez le fichier comme lieux.
issue-no-rows = Le fichier ne contient aucune ligne : il n’y a rien à prendre. Vérifiez que c’est le bon fichier.
issue-unknown-entity = { $value } n’est pas un caractère connu et a été gardé tel quel.
issue-value-assumed = { $column } n’en dit pas assez (« { $value } »). Lu comme { $expected } ; vérifiez.
issue-not-given = { $column } n’est pas indiqué. C’est pris comme { $expected } ; vérifiez.
issue-encoding-guessed = Le fichier n’est pas en { $expected }. Il a été lu comme { $value } ; vérifiez les noms, ou enregistrez-le en UTF-8.
issue-characters-lost = Des caractères sont abîmés à partir de cette ligne et s’affichent �. Exportez le fichier à nouveau en { $expected }.
issue-member-chosen = De cette archive, { $value } a été lu. Non lus : { $expected }. Décompressez-les pour les importer.
issue-recognised-as = Lu comme un export du type { $value }, d’après ses colonnes ({ $expected }). Si c’est faux, indiquez quelle colonne contient quelle valeur.
issue-rows-above-header = { $value } lignes au-dessus de l’en-tête (ligne { $expected }) ont été passées.
issue-kind-not-used = « { $value } » ne dit rien d’une route et a été passé.
issue-sheet-chosen = La feuille « { $value } » a été lue. Non lues : { $expected }. Nommez une autre feuille pour la lire.
issue-crossing-not-found = L’itinéraire emprunte le point de passage « { $value } », qui n’est pas enregistré ou l’est plusieurs fois. Son état ne vaut pas pour l’itinéraire : prenez d’abord les points de passage, puis les itinéraires.
issue-issues-left-out = { $value } autres remarques sur ce fichier ne sont pas listées. Les totaux les comptent.
issue-event-not-whole = L’événement a plusieurs parties ({ $value }) et n’a pas été pris : un événement ne peut tenir qu’en un point, une ligne ou un contour. Donnez à chaque partie son propre objet, avec le type et les dates de l’événement.
issue-parts-left-out = De cet objet, une seule sorte de géométrie a été prise. Laissé de côté : { $value }. Donnez-lui son propre objet si cela compte.
issue-limit-not-understood = { $column } dit « { $value } », ce qui n’est pas compris ici ou n’a pas de place dans un tel événement. La ligne dit qu’une voie peut être utilisée ; elle n’a donc pas été prise : elle vaudrait pour plus que ce que dit le fichier. Attendu : { $expected }.
issue-limit-left-out = { $column } dit « { $value } », ce qui n’est pas compris ici ou n’a pas de place dans un tel événement. La ligne a été prise sans cela et vaut donc pour plus que ce que dit le fichier. Attendu : { $expected }.
issue-columns-not-used = De { $value } colonnes ou propriétés, rien n’a été tiré : { $expected }. Vérifiez qu’aucune ne compte.
issue-column-may-limit = { $column } n’a pas été utilisé et ressemble à une limite ou à un statut (« { $value } »). Ce qui a été pris peut dire plus que le fichier. Vérifiez à la main.
issue-column-may-happen = { $column } n’a pas été utilisé et ressemble à une date ou à un type d’événement (« { $value } »). Si les lignes disent ce qui s’est passé, faites-les lire comme événements : comme lieux, elles ne comptent pour rien.
issue-date-order-open = Des dates comme { $value } ne disent pas quel nombre est le jour. Dites-le et elles seront lues : dans la fenêtre sous « Dates comme 03/04/2024 », en ligne de commande avec --dates day-first ou --dates month-first.
issue-rows-hidden = { $value } lignes sont masquées ou filtrées dans le classeur ; elles ont été lues comme les autres. Supprimez-les si elles ne comptent pas.
issue-sheet-hidden = La feuille « { $value } » est masquée dans le classeur. Elle a été lue quand même ; vérifiez que c’est voulu.

read-error-io = Le fichier ne peut pas être lu : { $detail }. Vérifiez qu’il est toujours là et que vous y avez accès.
read-error-empty = Le fichier est vide.
read-error-unknown-format = On ne voit pas ce que contient { $name }. Sont lus les tableaux (CSV, Excel), GeoJSON, KML, GPX, shapefile, GeoPackage, FlatGeobuf et OpenStreetMap.
read-error-unsupported-format = Les fichiers au format { $format } ne sont pas lus. Enregistrez en CSV, Excel, GeoJSON, KML ou GPX et importez cela.
read-error-wrong-kind = Un fichier au format { $format } ne peut pas donner cela : { $kind }. Choisissez un autre type ou un autre fichier.
read-error-not-text = Le fichier n’est pas du texte. Vérifiez que c’est le bon, et exportez-le à nouveau.
read-error-missing-columns = Des colonnes manquent : { $missing }. L’en-tête (ligne { $row }{ $sheet ->
    [none] {""}
   *[other] , feuille « { $sheet } »
    }) a : { $found }. Dites quelle colonne contient quelle valeur, ou corrigez l’en-tête.
read-error-may-be-events = À côté de lieux et de positions, ce fichier a des dates ({ $date }) et des types d’événement ({ $kind }). Rien n’a été lu, car comme lieux ses lignes ne compteraient pour rien. Dites ce qu’elles sont : dans la fenêtre sous « Les lignes sont des », en ligne de commande avec --kind places ou --kind crossings, ou avec --kind events et, par exemple, --map date_start=COLONNE --map kind=COLONNE.
read-error-not-well-formed = Le fichier est cassé à la ligne { $row } ({ $detail }). Procurez-vous-le à nouveau, ou corrigez cette ligne.
read-error-damaged = Le fichier est abîmé à l’octet { $row } ({ $detail }). Procurez-vous-le de nouveau.
read-error-too-big = { $name } dépasse { $limit } octets une fois décompressé. Il n’a pas été lu. Décompressez-le vous-même et importez-en une partie.
read-error-nothing-inside = { $name } ne contient rien que Passage sache lire. Il contient : { $found }. Décompressez-le et importez le bon fichier.
read-error-part-of-shapefile = { $name } fait partie d’un shapefile. Importez { $shp } ; ce qui se trouve à côté est lu avec lui.
read-error-locked = Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe et importez-le.
read-error-too-deep = Le fichier est imbriqué sur plus de { $limit } niveaux, ce qu’aucun fichier honnête ne fait. Il n’a pas été lu.
read-error-too-long = Un élément du fichier dépasse { $limit } octets, ce qu’aucun fichier honnête ne fait. Il n’a pas été lu.
read-error-unsupported-crs = Les coordonnées sont en { $crs }. Enregistrez le fichier en degrés WGS 84 (EPSG:4326) et importez cela.
read-error-unknown-crs = Les coordonnées ne sont pas des degrés, et { $name }, qui dit ce qu’elles sont, manque. Placez-le à côté du fichier ou dans le même zip, ou enregistrez le fichier en degrés WGS 84 (EPSG:4326).
read-error-changed = Le fichier a changé pendant la lecture. Fermez-le dans les autres programmes et importez-le à nouveau.
read-error-cancelled = La lecture a été arrêtée. Rien n’a été enregistré.

write-error-io = Le fichier ne peut pas être écrit. Vérifiez le disque et les droits du dossier, ou choisissez un autre endroit.
write-error-workbook = C’est plus qu’un classeur ne peut contenir. Exportez moins de lignes, ou utilisez CSV.
write-error-ragged = Le tableau ne correspond pas à ses colonnes. C’est un défaut de Passage ; veuillez le signaler.
