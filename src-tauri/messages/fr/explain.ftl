# Titles, headlines, reasons, gaps: the sentences that explain an assessment.

title-at = { $what }, { $place }
title-captured-claimed-count = Prise de { $count } localités revendiquée
title-captured-count = Prise de { $count } localités
title-captured-claimed = Prise revendiquée
title-closed-by-order = Fermé par ordre
title-partly-closed = Partiellement fermé
title-passage = Passage confirmé, { $by }
scope-border = frontière { $a }–{ $b }
scope-section = { $route } km { $from } à { $to }
terms-not = { $traffic }, mais pas { $others }
terms-vehicles-all = tous les véhicules
terms-vehicle-unknown = véhicule non connu
terms-hours-all = à toute heure
terms-partial = une partie du trafic passe
terms-tonnes = jusqu’à { $tonnes } t passent
terms-until = jusqu’au { $when }
limits-closure = La fermeture vaut : { $limits }.
limits-reopening = L’ouverture vaut : { $limits }.
limits-other = Cela vaut : { $limits }.
limits-side = Ouvert { $hours }.
country-sy = Syrie
country-iq = Irak
country-tr = Turquie
country-lb = Liban
country-jo = Jordanie
country-ua = Ukraine
country-sd = Soudan
country-ye = Yémen
place-not-named = lieu non nommé
place-not-placed = non localisé
passage-none = aucun
passage-never = Aucun passage confirmé au dossier.
passage-last = Dernier passage confirmé il y a { $age }.
no-report = aucun rapport
no-report-days = aucun rapport { $days } j
reporting-stopped = rapports interrompus
checked-never = jamais
age-never = jamais
age-ago = il y a { $age }
age-goes-on = toujours en cours
hours-utc = { $hours } UTC
hours-between = entre { $from } et { $to } UTC
hours-days = { $hours } les { $days }
hours-days-from = { $hours } à partir des { $days }
status-who = { $traffic }, { $direction }
status-said = a dit « { $word } », { $day }, il y a { $age }
status-said-later = a dit « { $word } », { $day }, après ce moment
access-closed-by-order = fermé par ordre
override-text = fixé par { $author }, la méthode dit { $computed }, jusqu’au { $expires }
route-label = { $name }, { $code }, risque { $number } { $level }, { $trend }, accès { $access }, { $confidence }, dernier passage { $passage }
briefing-ref = briefing { $number }, { $when }
km-at = km { $km }
km-span = km { $from } à { $to }
quoted = « { $text } »
told-apart = { $text } ({ $which })
with-status = { $text } ({ $status })
headline-because = { $level } en raison de { $reasons }.
headline-quiet = { $level } : aucun événement proche ne pèse sur l’itinéraire.
headline-silent = Les rapports ont cessé sur { $km } km : le calme n’y dit rien.
headline-unknown = Inconnu, car rien n’a été signalé à moins de { $near } de { $km } km du trajet depuis { $days }. Cela ne veut pas dire faible.
headline-unknown-coarse = Inconnu, car rien d’assez précis en lieu et en date n’a été signalé à moins de { $near } de { $km } km du trajet depuis { $days }. Cela ne veut pas dire faible.
headline-background = { $count ->
    [one] { $count } danger signalé, peut-être proche, est connu trop grossièrement pour compter.
   *[other] { $count } dangers signalés, peut-être proches, sont connus trop grossièrement pour compter.
}
headline-part-unknown = { $km ->
    [one] { $km } km en est inconnu.
   *[other] { $km } km en sont inconnus.
}
access-lead = Accès : { $access }.
access-lead-at = Accès : { $access }, { $place }.
way-short-backward = retour : { $access }
way-short-forward = aller : { $access }
way-backward = Au retour : { $what }. { $reason }
way-forward = À l’aller : { $what }. { $reason }
access-enforcement-unconfirmed = L’ordre est confirmé ; aucun rapport n’est venu du poste.
access-order-gate-said = Un ordre est enregistré ; { $side } a dit « { $word } » ({ $grade }), contrôlé il y a { $age }.
access-order-on-record = Un ordre est enregistré ; aucun rapport n’est venu du poste.
rule-A-closed-order = { $title } ({ $grade }), il y a { $age }.
rule-A-closed-report = Signalé fermé : { $title } ({ $grade }), il y a { $age }.
rule-A-closed-side = { $side } dit fermé, contrôlé il y a { $age }.
rule-A-closed-obstruction = Impraticable : { $title } ({ $grade }), il y a { $age }.
rule-A-closed-weight = Trop lourd pour ce tronçon : { $title } ({ $grade }).
rule-A-closed-hours = { $side } : hors des heures d’ouverture.
rule-A-closed-hours-event = Fermé à ces heures : { $title } ({ $grade }), il y a { $age }.
rule-A-unknown-doubted = Peut-être fermé : { $title } ({ $grade }), il y a { $age }.
rule-A-unknown-doubted-side = { $side } : peut-être fermé, d’après un avis ({ $grade }), contrôlé il y a { $age }.
rule-A-unknown-enforcement = Fermé par ordre, signalé non appliqué : { $title } ({ $grade }).
rule-A-unknown-control = Le contrôle a changé et aucun passage n’est confirmé depuis : { $title } ({ $grade }), il y a { $age }.
rule-A-unknown-crossing = { $side } : aucun statut depuis { $days }.
rule-A-unknown-crossing-other = { $side } : contrôlé il y a { $age }, mais rien de ce qui a été dit ne vaut maintenant pour ce trafic dans les deux sens.
rule-A-unknown-crossing-doubted = { $side } : « { $word } » n’est pas assez crédible ({ $grade }), contrôlé il y a { $age }.
rule-A-unknown-crossing-asked = { $side } : le statut n’a pas pu être établi, contrôlé il y a { $age } ({ $grade }).
rule-A-unknown-evidence = Aucune preuve de passage depuis { $days }.
rule-A-unknown-evidence-other = Aucune preuve depuis { $days } que ce véhicule et ce trafic peuvent passer de bout en bout dans ce sens.
rule-A-restricted-partial = Partiellement fermé : { $title } ({ $grade }), il y a { $age }.
rule-A-restricted-hours = Heures limitées : { $title } ({ $grade }).
rule-A-restricted-hours-side = { $side } : ouvert à heures limitées, contrôlé il y a { $age } ({ $grade }).
rule-A-restricted-class = Certains véhicules sont exclus : { $title } ({ $grade }).
rule-A-restricted-side = { $side } dit restreint, contrôlé il y a { $age }.
rule-A-restricted-weight = Limite de poids : { $title } ({ $grade }).
rule-A-restricted-checkpoint = Retards ou permis : { $title } ({ $grade }), il y a { $age }.
rule-A-restricted-obstruction = Praticable avec difficulté : { $title } ({ $grade }), il y a { $age }.
rule-A-restricted-denial = Retenu ou refusé : { $title } ({ $grade }), il y a { $age }.
rule-A-open-passage = Passage confirmé : { $title } ({ $grade }), il y a { $age }.
rule-A-open-report = Signalé ouvert : { $title } ({ $grade }), il y a { $age }.
rule-A-open-side = { $side } dit ouvert, contrôlé il y a { $age }.
rule-F1 = ligne de front proche de la route
rule-F2 = dans une zone contestée
rule-F3 = contrôle changé près de la route
rule-F4 = danger explosif sur la route ou à proximité, non levé
rule-F5 = seuil d’arrêt : combats près d’un front mouvant
rule-T1 = cessez-le-feu, indiqué comme un fait
share-rule = règle { $rule }
driver-on-route = sur l’itinéraire, km { $km }, { $age }
driver-off-route = à { $distance } du km { $km }, { $age }
driver-near-route = { $distance } de l’itinéraire, { $age }
within-km = à moins de { $distance }
drivers-smaller = { $count ->
    [one] { $count } facteur plus petit, { $share }
   *[other] { $count } facteurs plus petits, { $share }
}
drivers-elsewhere-more = { $count ->
    [one] { $count } autre danger ou front ailleurs sur l’itinéraire
   *[other] { $count } autres dangers et fronts ailleurs sur l’itinéraire
}
worst-stretch = pire tronçon, { $stretch }
change-false = Le rapport { $reports } est faux
change-false-set = Les rapports { $reports } sont tous faux
change-more = { $count ->
    [one] 1 autre rapport
   *[other] { $count } autres rapports
}
change-set-exact = Aucun ensemble plus petit de rapports n’y suffit.
change-set-exact-stretches = Aucun ensemble plus petit de rapports ne ramène chaque tronçon au-dessous de « { $level } » ; moins de rapports peuvent rendre l’itinéraire inconnu.
change-set-not-exact = Cet ensemble suffit ; il n’est pas établi qu’un plus petit ne suffirait pas.
change-nothing-lowers = Même si tous les rapports étaient faux, le niveau ne serait pas plus bas.
change-lowers-more-than = Il faudrait que plus de { $count } rapports soient faux ensemble pour que le niveau baisse.
change-lowers-not-found = Aucun ensemble de { $count } rapports au plus n’a été trouvé qui fasse baisser le niveau s’ils sont faux. Il n’a pas été établi s’il en existe un.
change-incident = Une nouvelle frappe sur la route est confirmée, km { $at }
change-control = Le contrôle change de mains au bord de la route, km { $at }
change-front = Une ligne de front est évaluée à 1 km de la route, km { $at }
change-area = La route est évaluée en zone contestée, km { $at }
change-hazard = Une mine ou un engin non explosé est trouvé sur la route au km { $at }
outcome-level = Risque « { $to } » au lieu de « { $from } ».
outcome-access = Accès « { $to } » au lieu de « { $from } ».
outcome-way-back = Au retour : accès « { $to } » au lieu de « { $from } ».
outcome-advice = Avis « { $to } » au lieu de « { $from } ».
outcome-same = Sans changement.
effect-later = L’événement se situe après le { $when }, le moment affiché : ce qu’il change ne s’y voit pas.
effect-later-some = { $count ->
    [one] Un de ses événements se situe après le { $when }, le moment affiché : ce qu’il change ne s’y voit pas.
   *[other] { $count } de ses événements se situent après le { $when }, le moment affiché : ce qu’ils changent ne s’y voit pas.
}
queue-belief = cru à { $q }
queue-weight = { $count ->
    [one] 1 itinéraire, { $km } km
   *[other] { $count } itinéraires, { $km } km
}
queue-label = { $weight } : { $title }, { $place }. { $grade }, { $status }, il y a { $age }, { $belief }.
queue-route = Si c’est faux : { $if_false } Si c’est vrai : { $if_true }
change-true = Le rapport { $reports } est confirmé
change-passage = Un passage sur tout l’itinéraire est confirmé maintenant
probability = { $p } : probabilité d’au moins un événement violent à moins de { $near } de la route dans les { $days } à venir. Ce n’est pas la probabilité qu’un convoi soit touché.
confidence-reason = rapport le plus récent il y a { $age } ; { $count ->
    [one] { $count } rapport indépendant
   *[other] { $count } rapports indépendants
} à moins de { $near } en { $days } ; { $share } du score repose sur des rapports crus à moins de { $below }
confidence-no-report = aucun rapport à moins de { $near } en { $days }
import-unnamed-source = Fichier importé
import-grade = { $grade } (cru à { $believed })
import-grades = Cotes de ses événements : { $grades }. Un événement pèse autant qu’il est cru ; le test rétrospectif tient les siens pour vrais, si bien que les niveaux sont ici plus bas.
gap-unnamed-places = { $count ->
    [one] Une des localités de { $title } n’est pas nommée.
   *[other] { $count } des localités de { $title } ne sont pas nommées.
}
gap-no-report-stretch = Aucun rapport depuis { $days } jours, { $stretch }.
gap-no-report-ever = Aucun rapport au dossier, { $stretch }.
gap-reporting-stopped = Les rapports ont cessé autour de { $area } depuis le { $day }, { $stretch } : le calme n’y dit rien.
silence-text = Les rapports ont cessé à moins de { $radius } km de { $area } depuis le { $day }, selon { $author }
silence-place = { $lat }, { $lon }
gap-crossing-old = { $name } : non contrôlé depuis { $days } jours.
gap-crossing-no-basis = { $name } : contrôlé il y a { $days } j, sans statut qui compte.
gap-crossing-never = { $name } : jamais contrôlé.
gap-enforcement = Aucun rapport du poste ne dit si { $title } est appliqué.
gap-front-line-stale = { $title } : dernière évaluation il y a { $days } jours.
gap-unplaced-event = Le lieu précis de { $title } n’est pas connu.
gap-without-place = { $count ->
    [one] { $count } événement au dossier n’a aucun lieu et peut aussi se trouver ici.
   *[other] { $count } événements au dossier n’ont aucun lieu et peuvent aussi se trouver ici.
}
gap-unplaced-more = { $count ->
    [one] { $count } autre événement dont le lieu précis n’est pas connu
   *[other] { $count } autres événements dont le lieu précis n’est pas connu
}
gap-more = { $count ->
    [one] 1 autre lacune, non imprimée ici.
   *[other] { $count } autres lacunes, non imprimées ici.
}
gap-no-access-evidence = Ni passage ni annonce d’ouverture en { $days }, { $stretch }.
map-around = Autour de { $name }
map-all-routes = Tous les itinéraires
brief-region = Itinéraires du registre
brief-title-count = sur { $count } des { $total } itinéraires
brief-advice-no-go = { $routes } : fermé, ou un seuil d’arrêt est atteint.
brief-advice-hold = { $routes } jusqu’à ce que les points de leurs pages soient connus.
brief-advice-conditions = { $routes }, aux conditions de leurs pages.
brief-advice-go = { $routes }, avec les mesures habituelles.
brief-no-driver = aucun événement proche
finding-high = { $count } des { $total } itinéraires à Élevé ou plus
finding-also = Aussi { $names }.
finding-announced = { $count ->
    [one] 1 fermeture ou ouverture annoncée commence pendant la validité de ce briefing
   *[other] { $count } fermetures ou ouvertures annoncées commencent pendant la validité de ce briefing
}
finding-announced-place = { $place } ({ $routes })
finding-announced-group = { $when } : { $access } ({ $basis }), { $places }.
finding-announced-more = { $count ->
    [one] 1 autre échéance figure sur les pages des itinéraires.
   *[other] { $count } autres échéances figurent sur les pages des itinéraires.
}
finding-order = { $count ->
    [one] { $count } point de passage fermé par ordre, poste non confirmé
   *[other] { $count } points de passage fermés par ordre, postes non confirmés
}
finding-order-text = { $names }. { $reason }
finding-worse = { $count } itinéraires sur { $total } se dégradent pendant la validité de cette note
finding-worse-text = { $routes }. Les heures sont aux pages des itinéraires.
finding-worse-one = { $route } le { $when } ({ $access }, { $advice })
ahead-worse = Pendant la validité de cette note, cela se dégrade : le { $when }, accès « { $access } », avis « { $advice } ».
ahead-worse-backward = Le retour se dégrade pendant la validité de cette note : le { $when }, accès « { $access } », avis « { $advice } ».
ahead-worse-forward = L’aller se dégrade pendant la validité de cette note : le { $when }, accès « { $access } », avis « { $advice } ».
finding-unknown = { $count } des { $total } itinéraires Inconnus
finding-unknown-text = Aucun rapport à moins de { $near } depuis { $days } sur l’essentiel de { $routes }. Inconnu ne se lit jamais comme Faible.
finding-silent = Les rapports ont cessé sur { $count } des { $total } itinéraires
finding-silent-text = Autour de { $areas }, sur { $routes } : le calme n’y dit rien, et la couverture est faible.
finding-quiet = Aucun itinéraire à Élevé ou plus
annex-scope = Les { $count } événements sur lesquels reposent les niveaux et l’accès de ces pages, ceux qui sont annoncés ou peut-être proches, les cessez-le-feu avec ce qui s’est produit pendant leur durée, et ceux sans lieu.
turn-back-strike = Nouvelle frappe ou nouvel affrontement à moins de 5 km de l’itinéraire dans les 6 dernières heures
turn-back-contact = Pas de contact à deux appels de suite
turn-back-refused = Refoulé, ou retardé de plus de 60 min, à un point de contrôle
hold-passage = Un passage sur tout l’itinéraire est confirmé par notre véhicule ou celui d’un partenaire
hold-enforcement = Le poste a fait savoir si l’ordre est appliqué
hold-crossing = Les deux côtés de chaque point de passage ont été contrôlés
hold-front = La ligne de contrôle a été réévaluée
hold-report = Un rapport récent couvre les tronçons sans rapport
hold-not-between = { $place } : pas { $hours }
hold-only-between = { $place } : seulement { $hours }
hold-no-vehicles = { $place } : pas de { $vehicles }
hold-closed-way = { $place } : fermé, un autre chemin est connu
hold-way-backward = Au retour, { $place }
hold-way-forward = À l’aller, { $place }
sheet-routes = Itinéraires
sheet-crossings = Points de passage
sheet-events = Événements
sheet-assessments = Évaluations
rule-named = { $text } ({ $rule })
access-at = Lieu : { $place }. { $reason }
announced-from = À partir du { $from }
announced-until = Du { $from } au { $until }
announced-text = { $when } : { $access }, { $place }. { $title } ({ $grade }).
announced-basis = { $grade }, { $status }
announced-whole = tout l’itinéraire
ceasefire = { $title } ({ $grade }), { $when } : { $state }, { $place }.
ceasefire-between = { $title }, parties { $parties }
ceasefire-span = du { $from } au { $until }
ceasefire-since = depuis le { $from }
ceasefire-in-force = en vigueur
ceasefire-ended = terminé
ceasefire-denied = dit en vigueur, et démenti
ceasefire-doubted = dit en vigueur, trop peu cru
ceasefire-on-route = sur l’itinéraire
ceasefire-off-route = à { $distance } de l’itinéraire
ceasefire-near-route = { $distance } de l’itinéraire
ceasefire-no-place = sans lieu au dossier
ceasefire-breaches = { $count ->
    [0] Aucun événement violent à moins de { $near } de l’itinéraire pendant sa durée n’est au dossier.
    [one] { $count } événement violent à moins de { $near } de l’itinéraire pendant sa durée.
   *[other] { $count } événements violents à moins de { $near } de l’itinéraire pendant sa durée.
}
ceasefire-breach = { $title }, { $when }
ceasefire-breaches-named = { $text } Au dossier : { $titles }.
ceasefire-lowers-nothing = Un cessez-le-feu n’abaisse rien : c’est un fait pour, et ce qui s’est produit pendant sa durée constitue des faits contre.
ceasefire-counts = Selon une valeur fixée par une personne, un cessez-le-feu change le poids de ce qui le précède.
background-event = { $title } ({ $grade }), { $when } : { $why }
background-province = connu à la province ou au pays près seulement, sans part dans le niveau.
background-line = connu seulement le long d’une route, d’un cours d’eau ou d’une frontière, sans part dans le niveau.
background-month = connu au mois près ou moins bien, sans part dans le niveau.
background-both = lieu et date connus trop grossièrement, sans part dans le niveau.
background-more = { $count ->
    [one] { $count } autre événement violent peut-être proche, sans part dans le niveau.
   *[other] { $count } autres événements violents peut-être proches, sans part dans le niveau.
}
