# Plans d’un mouvement : ce qui dépend des données. Les libellés de la fenêtre sont dans plan-ui.ftl.

plan-gone = Ce plan n’est plus là. Recalculez-le.
plan-same-place = Le départ et l’arrivée sont le même lieu. Choisissez-en un autre.
plan-network-swapped = Les routes dans { $file } ne sont pas celles chargées le { $day } : un autre fichier a pris leur place. Chargez à nouveau les routes.
plan-way-direct = Direct
plan-way-by = { $side } par { $place }
plan-side-north = Nord
plan-side-east = Est
plan-side-south = Sud
plan-side-west = Ouest
plan-stop-checkpoint = point de contrôle
plan-why-background = aucun événement isolé ; la fréquence des événements alentour
plan-why-unknown = aucun rapport à moins de { $near } depuis { $days }. Ce n’est pas Faible
plan-access-at = { $place } : { $reason }
plan-gap-no-data = Aucune donnée, { $stretch }.
plan-gap-crossing-near = { $place } se trouve près du km { $km } ; on ne sait pas si ce trajet y passe.
plan-hours = { $from } à { $until }
plan-hours-unknown = heures inconnues
plan-hours-shut = fermé ce jour-là
plan-hours-one-side = { $hours } d’un côté ; heures de l’autre inconnues
plan-checked = contrôlé le { $day }
plan-checked-never = jamais contrôlé
plan-fit-fits = convient
plan-fit-tight = convient seulement sans la marge
plan-fit-waits = attend l’ouverture
plan-fit-missed = manqué
plan-fit-next-day = attend l’ouverture, un autre jour
plan-fit-early = arrive avant l’ouverture
plan-fit-unknown = on ne peut le dire, heures inconnues
plan-against-above = Au-dessus, ne peut être approuvé
plan-against-closed = Fermé
plan-against-hours = Les heures ne conviennent pas
plan-against-unknown = On ne peut le dire, une partie est Inconnue
plan-against-at = Au plafond
plan-against-at-conditions = Au plafond, sous conditions
plan-against-below = Sous le plafond
plan-against-below-conditions = Sous le plafond, sous conditions
plan-need-notification = accusé de réception de la notification, 24 h
plan-need-passage = un passage confirmé le { $day }
plan-need-status = statut demandé : { $places }
plan-need-before-it-closes = passé avant la fermeture : { $what }
plan-need-margin = avec la marge, ils arrivent trop tard
plan-need-daylight = de jour seulement
plan-need-sign-off = signé par un supérieur
plan-need-not-on-record = non enregistré ; quelqu’un doit le confirmer
plan-need-last-passage = dernier passage : { $day }
plan-need-daylight-early = départ { $depart }, première lueur { $dawn }
plan-need-daylight-reason = arrivée à { $arrive } UTC avec la marge, coucher du soleil { $sunset } UTC
plan-needs = { $there } sur { $all } en place
plan-level-access = { $level }, accès { $access }
plan-advice-within = { $letter } respecte le plafond.
plan-advice-conditions = { $letter } respecte le plafond. Avant le départ, quelqu’un doit dire : { $what }.
plan-advice-hold-needs = { $letter } respecte le plafond ; pas en place : { $what }.
plan-advice-hold-rule = { $letter } respecte le plafond, mais le tableau des avis dit d’attendre : { $what }.
plan-advice-unknown = Une partie de { $letter } est Inconnue : personne ne peut dire si le plafond est respecté.
plan-advice-hours = { $letter } ne convient pas aux heures d’un point de passage.
plan-advice-closed = { $letter } est fermé.
plan-advice-above = Aucun trajet ne respecte le plafond ; { $letter } s’en approche le plus avec { $level }.
plan-advice-no-way = Il n’y a aucun trajet.
plan-reassess-gate = { $place } rouvre
plan-reassess-light = premières lueurs
plan-overlap = { $share } % sur les trajets précédents
plan-minutes = { $n } min
plan-hours-minutes = { $h } h { $m }
plan-km-time = { $km } km, { $time }
plan-cost = { $km } km, { $time }
plan-price-same = { $cost }, même niveau
plan-price-less = { $cost } pour { $count ->
    [one] un niveau
    [2] deux niveaux
    [3] trois niveaux
   *[other] { $count } niveaux
} de moins
plan-price-more = { $cost } et { $count ->
    [one] un niveau
    [2] deux niveaux
    [3] trois niveaux
   *[other] { $count } niveaux
} de plus
plan-price-unknown = { $cost } ; niveaux non comparables, une partie est Inconnue
plan-warn-regardless = trouvé sans tenir compte des heures des points de passage : tel que demandé, il arrive trop tard à l’un d’eux
plan-warn-regardless-early = trouvé sans tenir compte des heures des points de passage : tel que demandé, il arrive à l’un d’eux avant l’ouverture, et y attendre ne le fait pas passer
plan-warn-regardless-hours = trouvé sans tenir compte des heures des points de passage : tel que demandé, elles ne conviennent pas
plan-note-sketch = Ces routes sont une esquisse dessinée à la main : la plupart des routes manquent, longueurs et durées sont approximatives. Ne planifiez aucun mouvement avec elle.
plan-note-left-out = { $count ->
    [one] Trop de choses commencent et finissent en route : une fermeture ou ouverture loin de ces trajets n’a pas été examinée.
   *[other] Trop de choses commencent et finissent en route : { $count } fermetures et ouvertures loin de ces trajets n’ont pas été examinées.
}
plan-note-unfinished = Recherche incomplète : sur chaque trajet examiné de nouvelles fermetures ou de nouveaux niveaux ont été trouvés, jusqu’à l’arrêt de la recherche. Il peut y avoir d’autres trajets. Cherchez par étapes, en passant par un lieu du contournement.
plan-invalid-offset = L’heure locale a au plus 12 heures de retard et 14 heures d’avance sur UTC.
plan-note-no-record = L’origine de ces routes n’est pas au registre.
plan-note-trucks = { $count ->
    [one] Un camion est du convoi, et la classe choisie ({ $class }) est plus légère qu’un camion : les trajets sont faits pour un camion de moins de 20 t. S’il est plus lourd, choisissez sa classe.
   *[other] { $count } camions sont du convoi, et la classe choisie ({ $class }) est plus légère qu’un camion : les trajets sont faits pour des camions de moins de 20 t. Si l’un est plus lourd, choisissez sa classe.
}
plan-daylight = jour de { $from } à { $until } UTC
plan-daylight-none = le soleil ne se lève ou ne se couche pas ce jour-là
plan-opened = s’il ouvre : { $way }
plan-opened-none = s’il ouvre seul, il n’y a toujours aucun trajet
roads-no-files = Choisissez au moins un fichier.
roads-facts = { $files }, chargées le { $day }, { $km } km
roads-facts-sketch = Esquisse dessinée à la main, { $km } km. Ne planifiez aucun mouvement avec elle.
roads-facts-no-record = Routes d’origine inconnue, { $km } km
roads-step-0 = Lecture des routes
roads-step-1 = Lecture des positions
roads-step-2 = Assemblage du réseau
roads-step-3 = Préparation de la recherche
roads-done = { $roads } routes, { $km } km. Non utilisés, ou pas comme prévu : { $refused }
plan-warn-closed = fermé à l’arrivée : { $what }
plan-warn-closed-late = avec la marge, fermé à l’arrivée : { $what }
plan-warn-unseen = à partir du { $from }, ce qui est fermé sur ce trajet n’a pas été examiné. Planifiez à nouveau la suite, plus près de ce moment
plan-warn-border-order = poste frontière dont le registre ne dit pas entre quels pays il se trouve, alors qu’une frontière est fermée par ordre : { $what }. La carte ne dit pas si c’est cette frontière. Demandez avant le départ
plan-for-class = { $what }, pour : { $class }
plan-warn-override = { $author } a fixé { $route } à { $level } jusqu’au { $expires }
plan-blocked-level-found = Aucun trajet ne respecte le niveau maximal admis.
plan-blocked-unfinished = Aucun trajet trouvé, et tous n’ont pas été cherchés.
plan-blocked-when-reached = Chaque trajet trouvé est fermé au moment où l’on y arrive.
plan-note-zone = Les heures des panneaux sont lues à l’heure { $zone }. Là où la route suit une autre heure, elles valent plus tôt ou plus tard.
plan-warn-astray = { $what } se trouve à { $distance } d’ici et sur aucune route de la carte : c’est peut-être cette route. Renseignez-vous avant de passer.
plan-warn-perhaps = { $what } est tracé à { $distance } d’ici et a été mis sur une autre route : il peut désigner celle-ci. Renseignez-vous avant de passer.
plan-warn-drawn = { $what } est tracé à { $distance } d’ici et peut désigner cette route : on ne sait pas si elle est ouverte. Renseignez-vous avant de passer.
plan-note-drawn-off = { $what } : la route considérée comme fermée se trouve jusqu’à { $distance } de l’endroit où la fermeture est tracée. Vérifiez sur la carte si c’est bien la route visée.
plan-note-repeats = { $letter } est une habitude : { $count } mouvements sur la même route à peu près à la même heure en { $days } ({ $when }). Changez l’heure ou la route.
plan-hold-about = { $between }, départ { $depart }. { $advice }
plan-hold-until = { $about } À revoir { $until }.
action-plan-hold = Mouvement mis en attente
action-plan-release = Attente levée
