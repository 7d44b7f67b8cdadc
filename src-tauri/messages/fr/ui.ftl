# Les mots de la fenêtre : boutons, libellés, états vides. Les noms des niveaux et des types sont dans core.ftl ;
# les phrases toutes faites viennent du moteur.

## Actions
do-palette = Chercher ou lancer une commande
do-add-event = Ajouter un événement
    .words = incident fermeture frappe mine point de contrôle rapport
do-new-route = Nouvel itinéraire
    .words = route trajet dessiner
do-new-crossing = Nouveau point de passage
    .words = frontière poste pont bac point de contrôle
do-import = Importer un fichier
    .words = fichier données csv excel geojson kml gpx osm
do-override = Fixer le niveau à la main
    .words = forcer évaluation décision
do-silence = Les rapports ont cessé ici…
    .words = silence panne aucun rapport
do-export = Exporter
    .words = briefing rapport note pdf imprimer html csv excel geojson gpx kml partager émettre
do-sheet = Feuille du chauffeur…
    .words = imprimer pdf convoi trajet
do-undo = Annuler le dernier changement
    .words = revenir défaire
do-redo = Rétablir
do-filter = Filtrer la liste
do-next = Suivant dans la liste
do-previous = Précédent dans la liste
do-back = Retour
do-pane = Volet suivant : liste, carte, détail
do-time-back = Reculer de 6 heures
do-time-forward = Avancer de 6 heures
do-time-now = Revenir à maintenant
do-fit = Cadrer la carte
do-zoom-in = Agrandir
do-zoom-out = Réduire
do-table = La carte en tableau
    .words = liste lecteur d’écran
do-map = Aller à la carte
do-inbox = Aller à la boîte de réception
    .words = rapports brouillons messages vérifier
do-plan = Aller au plan
    .words = mouvement convoi chemins alternatives
do-way = Choisir un trajet du plan
do-plan-again = Recalculer le plan
do-plan-around = Autres trajets pour cet itinéraire
do-method = Comment c’est calculé
    .words = méthode valeurs paramètres étalonner test rétrospectif aide
do-keys = Toutes les touches
    .words = aide clavier raccourcis
do-theme = Clair ou sombre
    .words = sombre nuit jour couleurs
do-english = English
do-arabic = العربية
do-french = Français
keys-title = Touches
keys-single = Les lettres seules servent de touches
close = Fermer
cancel = Annuler
save = Enregistrer
remove = Retirer
undo = Annuler
open = Ouvrir
more = Plus
now = Maintenant
try-again = Réessayer
working = En cours
working-out = Calcul en cours
optional = facultatif

## Barre du haut
main-views = Vues
view-map = Carte
view-inbox = Réception
view-plan = Plan
inbox-count = { $count ->
    [one] 1 rapport à contrôler
   *[other] { $count } rapports à contrôler
}
find-or-run = Chercher ou lancer une commande
find-nothing = Rien trouvé
offline-data-to = Hors ligne, données au { $when }
offline-no-data = Hors ligne, aucun rapport
offline-why = Fonctionne sans réseau. Début de l’événement enregistré le plus récent, UTC.
offline-received-to = Hors ligne, reçu jusqu’au { $when }
offline-why-received = Fonctionne sans réseau. Début de l’événement enregistré le plus récent, UTC ; le rapport le plus récent a été reçu ou importé le { $when }.
language = Langue
language-en = English
language-ar = العربية
language-fr = Français
dark-theme = Sombre
example-data = Données d’exemple
encrypted = Chiffrée
other-database = En ouvrir ou en créer une autre
lock = Verrouiller

## Listes
register = Registre
routes = Itinéraires
crossings = Points de passage
worst-first = Pire d’abord
routes-worst-first = Itinéraires, le pire d’abord
column-access = Accès
column-access-now = Accès actuel
column-confidence = Conf.
column-passed = Passage
column-route = Itinéraire
column-level = Niveau
column-stretches = Par kilomètre
column-crossing = Point de passage
column-note = Sur quoi cela repose
column-event = Événement
column-kind = Type
column-status = Statut
column-grade = Cote
column-traffic = Trafic
column-basis = Base
filter-placeholder = Nom, code, route
filter-nothing = Aucun nom ne correspond. Échap efface le filtre.
empty-routes = Les itinéraires apparaissent ici, le pire d’abord, avec leur niveau de risque, leur accès et le dernier passage confirmé.
empty-crossings = Les points de passage apparaissent ici : frontières, lignes internes, points de contrôle, ponts et bacs, chaque côté avec son propre statut.
empty-draw = tracer un itinéraire
empty-import = importer un fichier
empty-keys = toutes les touches
risk-mark = Risque { $level }
crossing-label = { $name }, { $access }, dernière vérification { $checked }
crossing-unchecked = jamais contrôlé
set-by-short = fixé par { $author }, la méthode dit { $level }
part-unknown = une partie inconnue
routes-changed = { $count ->
    [one] 1 itinéraire a changé : { $names }
   *[other] { $count } itinéraires ont changé : { $names }
}

## Réception
verify-first = À contrôler d’abord
verify-by = selon les itinéraires qui changeraient
verify-routes = { $count ->
    [one] itinéraire
   *[other] itinéraires
}
verify-now = maintenant
verify-if-false = si faux
verify-if-true = si vrai
verify-same = inchangé
verify-more-routes = et { $count } de plus
verify-open = Ouvrir l’événement
verify-empty = Rien à contrôler
verify-empty-why = Aucun rapport non confirmé ne changerait le niveau, l’accès ou l’avis d’un itinéraire, qu’il soit vrai ou faux.
verify-idle = { $count ->
    [one] 1 autre rapport non confirmé ne change aucun itinéraire. À contrôler en dernier.
   *[other] { $count } autres rapports non confirmés ne changent aucun itinéraire. À contrôler en dernier.
}
verify-asking = Calcul de ce qui dépend de chaque rapport

## Carte
map = Carte
map-tools = Outils de la carte
map-credit = Limites : Natural Earth, approximatives, sans reconnaissance
layers = Couches
layer-risk = Risque
layer-control = Contrôle
layer-claims = Allégué
layer-events = Événements
layer-crossings = Points de passage
events-shown = { $shown } événements dessinés sur { $all }
legend = Légende
legend-risk = Risque
legend-no-data = sans données
legend-restricted = restreint
legend-closed = fermé
legend-unknown = inconnu
legend-reported = signalé, confirmé
legend-claimed = allégué
table-title = La carte en tableau
table-close = Retour à la carte
no-events = Aucun événement dans cette fenêtre.
draw-point = Cliquez sur le lieu sur la carte.
draw-line = { $count ->
    [0] Cliquez sur le départ, puis point après point.
    [one] 1 point. Cliquez sur le suivant.
   *[other] { $count } points. Continuez, ou terminez dans le formulaire.
}
draw-area = { $count ->
    [0] Cliquez sur les coins de la zone, l’un après l’autre.
    [one] 1 coin. Cliquez sur le suivant.
   *[other] { $count } coins.
}
draw-back = Un point en arrière
draw-start = Cliquer sur la carte
draw-done = Terminer le tracé

## Temps
time = Temps
as-of = Au { $when }
known-label = Ce que l’on savait
known-hint = Seulement ce qui avait été reçu alors, ou tout ce que l’on a appris depuis
known-now = vu d’aujourd’hui
known-then = vu d’alors
to-now = Revenir à maintenant
local-time = { $time } ({ $zone })
hours-local = { $from } à { $to } aujourd’hui ({ $zone }).
hours-clock-changes = L’heure y change au cours de l’année, ces horaires non : revoyez-les alors.
clock-own = cet ordinateur
clock-say = à choisir
clock-offsets = Décalage avec UTC
clock-places = Heure d’un lieu
clock-area = Heure de la région
clock-area-hint = L’heure locale affichée à côté d’UTC est celle-ci ; les heures des nouveaux textes sont lues ainsi, et les feuilles des chauffeurs l’impriment. Elle est gardée sur cet ordinateur pour cette base.
clock-area-plan = Les horaires des panneaux et les heures de jour en route sont donnés ainsi.
of-which-claimed = dont allégués
window = Fenêtre
days = { $days ->
    [one] 1 jour
   *[other] { $days } jours
}
time-slider = Situation au
per-day = { $count }/jour

## Panneau
detail = Détail
advice-tag = Avis : { $advice }
why-ranked = Pourquoi, par poids
no-drivers = Aucun événement ne pèse sur cet itinéraire.
acts-on-access = accès
rule-why = Agit par une règle, non par une part
what-would-change = Ce qui changerait la réponse
changes-false = Si un rapport est faux
changes-set = Si plusieurs rapports sont faux
changes-more = Si l’on apprend davantage
changes-passage = Si quelqu’un passe
changes-no-passage = Un passage confirmé ne changerait ni le niveau, ni l’accès, ni l’avis.
changes-none-false = Aucun rapport seul, supposé faux, ne change le niveau, l’accès ou l’avis.
changes-all = Les { $count } rapports
not-known = Ce que l’on ignore
by-category = Par catégorie de menace
uncalibrated = Sans étalonnage pour ce pays
picture-kept = L’affichage est celui de la dernière réponse.
model-says = La méthode donne
override-clear = Y mettre fin
override-button = Fixer…
export-button = Exporter…
add-event-button = Événement…
edit-route = Modifier l’itinéraire
delete-route = Supprimer l’itinéraire
profile-label = Risque par kilomètre : { $stretches }
profile-stretch = km { $from } à { $to } { $level }
last-check = dernière vérification { $when }
authority-unknown = autorité inconnue
no-status = rien n’est indiqué pour ce côté
used-by = Utilisé par
edit-crossing = Modifier ce point
delete-crossing = Supprimer ce point
edit-event = Modifier l’événement
confirm-event = Confirmer…
deny-event = Démentir…
retract-event = Rétracter…
if-checked = S’il est contrôlé
delete-event = Supprimer l’événement
event-bears-on = Pèse sur
event-bears-too = Pèse aussi sur
event-bears-on-none = Aucun itinéraire du registre au moment affiché.
event-not-placed = Non placé : le rapport ne dit pas où.
evidence = Rapports à l’appui
evidence-hash = Premiers chiffres du SHA-256 du texte. Le texte n’est jamais modifié.
reading-levels = Lire les niveaux
reading-levels-how = Le nombre de côtés donne le niveau. La couleur le répète et n’est jamais seule.
reading-access = L’accès est à part
reading-access-how = Une route peut être fermée à risque Faible, et ouverte à Très élevé.

## Démarrage
starting = Démarrage
first-title = Commencer avec une base
first-lead = Tout reste dans un seul fichier sur cet ordinateur. Ni compte ni connexion.
first-protect = La protéger
first-protect-why = Avec une phrase de passe, le fichier est chiffré. Sans elle, personne ne peut l’ouvrir, pas même vous.
first-protect-check = Chiffrer avec une phrase de passe
first-protect-lost = Une phrase de passe perdue ne se retrouve pas. Notez-la et gardez-la ailleurs.
passphrase = Phrase de passe
passphrase-again = Encore une fois
passphrase-differs = Les deux phrases de passe diffèrent, ou sont vides.
protection = Protection
protection-none = Cette base n’est pas chiffrée : quiconque obtient le fichier peut la lire.
lock-after = Verrouiller si rien n’est touché pendant
lock-after-hint = Sur cet ordinateur. Un travail en cours, comme la lecture d’un fichier, est d’abord mené à son terme. Ce qui a été saisi sans être enregistré réapparaît après le déverrouillage.
lock-never = jamais
lock-minutes = { $minutes } minutes
passphrase-set = Définir une phrase de passe
passphrase-change = Changer la phrase de passe
passphrase-current = Phrase de passe actuelle
passphrase-new = Nouvelle phrase de passe
passphrase-save = Chiffrer avec elle
passphrase-done = La base est chiffrée avec la nouvelle phrase de passe.
passphrase-copies = Les copies faites auparavant (sauvegardes, fichiers en .bak, fichiers remis) gardent la phrase de passe qu’elles avaient, ou n’en ont pas. Supprimez celles dont personne n’a besoin. Les fichiers de routes, les notes émises et les exports ne sont pas chiffrés.
passphrase-traces = L’ancien fichier est écrasé, mais sur une mémoire flash des parties peuvent encore en être retrouvées. Seule une base chiffrée dès le début n’a jamais été lisible.
first-starter = Commencer avec la région de départ
first-starter-why = Nord de la Syrie et frontière irakienne : lieux, points de passage et itinéraires, avec des rapports d’exemple marqués comme tels.
first-starter-button = Région de départ
first-empty = Commencer à vide
first-empty-why = Tracez ensuite un itinéraire, ou importez un fichier : GPX, KML, GeoJSON, shapefile ou un tableau.
first-empty-button = Base vide
first-where = Un autre emplacement, ou un fichier existant
first-where-new = Où placer le nouveau fichier
first-open = Ouvrir une base existante
first-back = Retour à la base ouverte
unlock-title = Cette base est chiffrée
unlock-lead = Saisissez sa phrase de passe pour l’ouvrir.
unlock = Déverrouiller
failed-title = La base ne peut pas être ouverte
failed-damaged = La base est endommagée
failed-foreign = Ce fichier n’est pas une base Passage
failed-altered = La structure de cette base a été modifiée
failed-not-encrypted = Cette base n’est pas chiffrée
failed-newer = Cette base vient d’un Passage plus récent
failed-busy = Un autre programme tient la base
failed-no-answer = Passage ne répond pas
open-unencrypted = L’ouvrir quand même non chiffrée
failed-untouched = Le fichier n’a pas été modifié.
failed-other = Choisir un autre fichier
error-no-answer = Passage n’a pas répondu. Ce que vous avez saisi reste ici tant que cette fenêtre est ouverte : réessayez.
error-lost-answer = Aucune réponse n’est venue, et l’on ne sait pas si cela a été enregistré. Passage vérifie dès qu’il répond et le dit en haut : attendez-le avant de réessayer. Ce que vous avez saisi reste ici tant que cette fenêtre est ouverte.
lost-waiting = Une réponse s’est perdue : on ne sait pas si la dernière modification a été enregistrée. Ne fermez pas cette fenêtre ; elle vérifie chaque seconde.
lost-saved = Une réponse s’est perdue, mais la modification a été enregistrée : { $what }. L’affichage a été relu.
lost-not-saved = Une réponse s’est perdue. Quand Passage a répondu de nouveau, la modification n’avait pas été enregistrée. L’affichage a été relu.
elsewhere-changed = Modifié par un autre programme.
elsewhere-read = L’affichage a été relu :
elsewhere-by = par { $author }
elsewhere-more = Et d’autres : voyez qui a modifié quoi.
missing-let-out = Dites qu’elle doit être publiée sans rien omettre, omettez-en une partie, ou choisissez un marquage plus strict.
export-all-the-same = La publier quand même, sans rien omettre
to-its-beginning = À son début
error-pdf-failed = Le PDF n’a pas pu être écrit. Exportez le HTML et imprimez-le depuis un navigateur.
error-file-unreadable = Le fichier ne peut pas être lu.
error-path-not-text = Le nom de ce fichier est inutilisable. Choisissez un autre dossier ou un autre nom.

## Formulaires
missing-source = Nommez la source, ou choisissez « Aucun rapport ».
missing-report = Choisissez qui le dit.
missing-crossing = Dites quel point de passage.
missing-route = Dites quel itinéraire.
missing-name = Donnez un nom dans une langue au moins.
missing-line = Un itinéraire demande deux points au moins : cliquez sur la carte ou collez des coordonnées.
missing-point = Dites où : cliquez sur la carte ou collez des coordonnées.
missing-level = Choisissez un niveau.
missing-reason = Dites pourquoi. La raison est gardée et imprimée.
missing-author = Dites qui le fixe.
missing-expiry = Dites jusqu’à quand.
missing-silence-where = Dites où.
missing-silence-since = Dites depuis quand.
missing-silence-who = Dites qui le dit.
missing-file = Choisissez un fichier.
time-wrong = Écrivez par exemple 2024-11-30 18:00.
number-none = Un nombre est attendu.
number-whole = Un nombre entier est attendu.
number-least = Un nombre d’au moins { $least } est attendu.
number-between = Un nombre de { $least } à { $most } est attendu.
number-either = « { $text } » peut se lire { $one } ou { $other }. Écrivez-le sans signe entre les milliers, avec une virgule avant les décimales.
choose-file = Choisir…
choose-one = À choisir…
event-new = Ajouter un événement
event-edit = Modifier l’événement
effect-title = Si vous enregistrez
effect-none = Aucun niveau, accès ou avis ne change.
effect-more = { $count ->
    [one] et un autre itinéraire
   *[other] et { $count } autres itinéraires
}
effect-more-gates = { $count ->
    [one] et un autre point de passage
   *[other] et { $count } autres points de passage
}
event-add = Ajouter l’événement
event-confirm = Confirmer l’événement
event-deny = Démentir l’événement
event-retract = Rétracter l’événement
event-confirm-hint = Dites qui le confirme et avec quelle crédibilité : le degré de croyance découle du rapport, non du mot « confirmé ».
event-deny-hint = Dites qui le dément et avec quelle crédibilité. Les rapports favorables restent.
event-retract-hint = Un événement rétracté ne compte plus et reste visible. L’annulation le rétablit.
route-new = Nouvel itinéraire
route-edit = Modifier l’itinéraire
crossing-new = Nouveau point de passage
crossing-edit = Modifier le point de passage
field-names = Noms
field-kind = Ce qui s’est passé
field-place = Lieu, en toute écriture
place-placeholder = Alep, حلب
place-known = au registre
place-unknown = Hors registre : gardé tel que le rapport le nomme. Tracez ou collez l’endroit, ou laissez-le non placé.
field-shape = Forme
shape-point = Point
shape-line = Ligne
shape-area = Zone
geometry-point = Où
geometry-line = Ligne
geometry-area = Zone
geometry-none = rien de tracé
geometry-points = { $count ->
    [one] 1 point
   *[other] { $count } points
}
geometry-clear = Effacer
coordinates-paste = ou coller : décimal, DMS, UTM, MGRS
field-precision = Précision
field-from = Du
field-until = Jusqu’au
field-time-precision = Heure connue à
field-status = Statut
field-title = Titre
field-title-hint = Vide, il est composé du type et du lieu.
field-source = Qui le dit
source-none = Aucun rapport
source-new = Nouvelle source…
source-none-hint = Sans rapport la cote est F6 : aucune base pour juger.
field-source-name = Nom de la source
field-source-kind = Sorte de source
field-reliability = Fiabilité
field-credibility = Crédibilité
field-report = Le rapport, mot pour mot
field-origin = Origine
field-origin-hint = De qui vient la parole, quand la source rapporte celle d’un autre. Les rapports d’une même origine comptent une fois.
field-stance = Le rapport dit
stance-supports = que c’est ainsi
stance-denies = que ce n’est pas ainsi
field-actors = Acteurs
field-actor = Nom tel que rapporté
field-role = Rôle
actor-add = Ajouter un acteur
field-scope = S’applique à
applies-crossing = Un point de passage
applies-border = Toute une frontière
applies-section = Un tronçon d’itinéraire
applies-geometry = Le lieu ou la forme ci-dessous
applies-geometry-hint = Toute route dans la zone, ou proche du point ou de la ligne.
applies-along = Les routes qui suivent la ligne ci-dessous
applies-along-hint = Toute route qui suit la ligne : un tronçon que l’itinéraire a quitté depuis.
field-crossing = Point de passage
field-country-a = Pays
field-country-b = et pays
field-route = Itinéraire
not-in-register = Hors registre
field-from-km = Du km
field-to-km = Au km
field-direction = Sens
field-hours = Heures
field-traffic = Pour qui
field-vehicles = Véhicules
field-vehicles-hint = aucun choisi : tous
field-partial = Une partie du trafic passe
field-directive = Par ordre
field-issuer = Émis par
field-reference = Numéro ou titre
field-enforcement = Au poste
field-taken-by = Pris par
field-taken-from = Pris à
field-count = Localités
field-unnamed = dont non nommées
field-front-state = Comment on le sait
field-parties = Parties
field-means = Moyen
field-site = Cible
field-act = Ce qui a été fait
field-device = Engin
field-detonated = Il a explosé
field-cleared = Il a été enlevé
field-checkpoint = Changement
field-official = Tenu par une autorité
official-unknown = inconnu
official-yes = oui
official-no = non
field-delays = Retards ou permis signalés
field-cause = Cause
field-passability = Praticable
field-limit = Véhicule le plus lourd qui passe, t
field-denial = Ce qui a été fait
field-passed-by = Véhicule de qui
field-vehicle = Véhicule
vehicle-unknown = inconnu
field-code = Code
field-code-next = le prochain
field-road-ref = N° de route
field-minutes = Minutes, normal
field-area = Partie de l’opération
field-crossings-used = Points de passage empruntés
field-waypoints = Lieux traversés
waypoint-place = Lieu du registre
waypoint-add = Ajouter un lieu
field-crossing-kind = Sorte
field-formal = Point de passage officiel
side = Côté { $number }
side-add = Ajouter l’autre côté
side-status = Statut { $number }
field-country = Pays
field-authority = Autorité
field-side-status = Statut
field-basis = Base
field-checked = Dernière vérification
status-add = Ajouter un statut
status-remove = Retirer ce statut
override-title = Niveau à la main : { $name }
override-intro = { $name } : la méthode donne { $level }. Les deux sont gardés et imprimés.
override-submit = Fixer { $code } à { $level }
override-submit-none = Fixer le niveau de { $code }
silence-title = Les rapports ont cessé
silence-intro = Aucun calcul ne peut voir que les rapports ont cessé. Là où vous le dites, la couverture est faible et chaque réponse le signale. Niveaux et avis restent les mêmes.
silence-submit = Le signaler
silence-end = Les rapports reprennent
silence-km = Milieu, km de l’itinéraire
silence-radius = Étendue, km autour
silence-area = Zone
silence-area-hint = Vide : la localité la plus proche.
silence-since = Depuis
silence-how = Comment on le sait
silence-map = Les rapports ont cessé
field-level = Niveau
field-reason = Raison, obligatoire
field-author = Fixé par
field-expires = Expire

settings = Noms et réglages
    .words = auteur organisation langue phrase secrète
field-workspace = Nom de l’opération
field-person = Votre nom
field-person-hint = Figure à côté de chaque changement et niveau que vous fixez.
history = Ce qui a été changé
    .words = audit journal trace qui
history-empty = Rien n’a encore été changé.
history-open = Montrer { $name }
history-show = Montrer
history-gone = retiré

## Import et export
import-title = Importer un fichier
import-intro = Les tableaux (CSV, Excel) et les cartes (GeoJSON, KML, GPX, shapefile, GeoPackage, OpenStreetMap) sont reconnus, même en zip. Vous voyez d’abord ce qui changerait ; rien n’est pris avant votre accord.
import-file = Fichier
import-look = Examiner
import-accept = { $count ->
    [one] Prendre 1 ligne
   *[other] Prendre { $count } lignes
}
import-done = { $file } : { $count ->
    [one] 1 ligne prise
   *[other] { $count } lignes prises
}
import-nothing = Rien de nouveau dans ce fichier.
import-untouched = La base reste intacte jusqu’à votre accord.
import-unreadable = Format non reconnu
import-kind-routes = itinéraires
import-kind-crossings = points de passage
import-kind-places = lieux
import-kind-events = événements
import-rows = { $count ->
    [one] 1 ligne
   *[other] { $count } lignes
}
import-added = nouvelles
import-updated = modifiées
import-unchanged = inchangées
import-rejected = écartées
import-row = ligne { $row }
import-row-left-out = écartée
import-row-notice = remarque
import-more = { $count } de plus
export-title = Exporter
export-file = Écrire dans
export-write = Écrire le fichier
export-issue = { $count ->
    [one] Émettre le briefing { $number }, 1 itinéraire
   *[other] Émettre le briefing { $number }, { $count } itinéraires
}
export-issue-at = { $count ->
    [one] Émettre le briefing { $number } au { $when }, 1 itinéraire
   *[other] Émettre le briefing { $number } au { $when }, { $count } itinéraires
}
export-issued = { $count ->
    [one] Briefing { $number } émis, au { $when }, 1 itinéraire : { $file }
   *[other] Briefing { $number } émis, au { $when }, { $count } itinéraires : { $file }
}
export-drafted = { $count ->
    [one] Brouillon écrit, au { $when }, 1 itinéraire : { $file }
   *[other] Brouillon écrit, au { $when }, { $count } itinéraires : { $file }
}
export-issue-check = L’émettre : numéroté, conservé, base de la prochaine tendance
export-issue-hint = Un briefing émis n’est jamais modifié.
export-draft-hint = Un brouillon n’est ni numéroté ni conservé.
export-all = { $count ->
    [one] Le seul itinéraire
   *[other] Les { $count } itinéraires
}
exported = { $file } écrit
kept-again = Ce que vous aviez commencé est de nouveau ici.
kept-anew = Recommencer
kept-away = Mis de côté, non enregistré : le formulaire l’aura de nouveau quand vous l’ouvrirez.
leave-close = Fermer sans enregistrer
leave-stay = Rester
leave-title = Non enregistré
leave-unsaved = Ce qui a été saisi n’est pas enregistré : ce sera perdu à la fermeture de la fenêtre.
field-format = Quoi écrire
format-briefing = Briefing, HTML
format-pdf = Briefing, PDF
format-geojson = GeoJSON
format-csv = CSV avec balises HXL
format-xlsx = Excel avec balises HXL
format-gpx = GPX
format-kml = KML
format-kmz = KMZ
field-which-routes = Itinéraires
field-what = Contenu
export-what-assessments = Évaluations
export-what-routes = Itinéraires
export-what-crossings = Points de passage
export-what-events = Événements
field-tlp = Marquage
tlp-clear = TLP:CLEAR
tlp-green = TLP:GREEN
tlp-amber = TLP:AMBER
tlp-amber-strict = TLP:AMBER+STRICT
tlp-red = TLP:RED
field-valid = Valable, heures
field-redact = Omettre
redact-none = Rien
redact-sources = Noms des sources et des auteurs, titres saisis
redact-public = Noms, titres saisis, positions exactes et liste des événements

## Étalonnage par pays
calibrations = Étalonnage par pays
calibration-new = Ajuster une échelle sur nos événements
calibration-label = Pays ou région, tel qu’imprimé
calibration-fit = Ajuster
calibration-fitting = Ajustement en cours
calibration-cancel = Annuler
calibration-stopped = Arrêté. Rien n’a été conservé.
calibration-fitted = Ajusté. Rien ne l’utilise avant qu’une personne le choisisse.
calibration-weeks = { $have } semaines sur { $need } nécessaires
calibration-none = Aucun étalonnage pour l’instant.
calibration-in-use = utilisé
calibration-choose = Utiliser
calibration-stop = Ne plus l’utiliser
calibration-made = Fait par { $who }, { $when }
calibration-chosen = Choisi par { $who }, { $when }
calibration-basis = { $weeks } semaines, { $routes } itinéraires, { $km } km, { $events } événements
calibration-scale = Échelle { $scale }, fournie { $shipped }
calibration-scored = Testé sur { $weeks } semaines, chacune avec une échelle ajustée sur les précédentes
calibration-untested = Trop peu de semaines pour le tester.
calibration-before = avant
calibration-after = après
missing-label = Nommez le pays ou la région.
calibration-said = Annoncé en moyenne
calibration-seen = observé { $seen }
calibration-error = Erreur d’étalonnage
calibration-brier = Erreur quadratique
calibration-score = Mesure
calibration-lead = L’ordre des routes se transpose d’un pays à l’autre, la probabilité non. Ajusté sur les semaines passées de cette base.
calibration-to-method = Comment c’est calculé
calibration-looking = Lecture des semaines passées
