## Rapports reçus en texte, et brouillons lus dans ces textes
inbox-report = Rapport { $number }
inbox-report-lost = Rapport sans numéro
inbox-taken = reçu le { $when }, { $languages }
inbox-not-published = non connu ; reçu le { $when }
inbox-lang-en = anglais
inbox-lang-ar = arabe
inbox-lang-fr = français
draft-n = { $count ->
    [one] 1 brouillon d’événement
   *[other] { $count } brouillons d’événements
}
draft-n-accepted = { $count ->
    [one] 1 accepté
   *[other] { $count } acceptés
}
draft-n-merged = { $count ->
    [one] 1 fusionné
   *[other] { $count } fusionnés
}
draft-n-rejected = { $count ->
    [one] 1 rejeté
   *[other] { $count } rejetés
}
draft-n-to-review = { $count } à examiner
draft-left-over = { $count ->
    [one] Une décision antérieure concerne un brouillon qui se lit autrement aujourd’hui. Son événement reste tel quel.
   *[other] { $count } décisions antérieures concernent des brouillons qui se lisent autrement aujourd’hui. Leurs événements restent tels quels.
}
draft-to-review = à examiner
draft-accepted = accepté
draft-accepted-deleted = accepté ; l’événement a été supprimé
draft-merged = fusionné avec « { $title } »
draft-rejected = rejeté : { $reason }
draft-by = par { $who }
draft-by-order = sur ordre de { $who }
draft-against = contre { $who }
draft-when-span = du { $from } au { $until }
draft-when-hour = à l’heure près
draft-when-day = au jour près
draft-when-week = à la semaine près
draft-when-head = d’après la date du rapport
draft-when-report = le texte ne le dit pas ; le jour du rapport en tient lieu
draft-unnamed = { $count ->
    [one] 1 autre, que le texte ne nomme pas
   *[other] { $count } autres, que le texte ne nomme pas
}
draft-on-route = sur { $route }, km { $km }
draft-near-route = à { $km } de { $route }
draft-whole-route = tout { $route }, { $stretch }
draft-put-on-route = placé sur { $route }, { $stretch }
draft-approximate = approximatif, à { $km } près : { $place }
draft-no-route-near = aucun itinéraire proche
draft-place-not-said = un lieu que le texte ne nomme pas
draft-missing-place = Où se trouve { $places } ? Choisissez un lieu, ou gardez-le comme lacune d’information.
draft-doubt = Brouillon { $number } : { $text }
draft-doubt-after-report = sa date est postérieure au rapport. Vérifiez le jour.
draft-doubt-announced = c’est une annonce, et personne n’a dit que cela a eu lieu. Une fois accepté, il compte à partir de ce jour sans autre confirmation.
draft-doubt-ended = selon le texte, il prend fin avant le rapport. Il est laissé sans fin : vérifiez de quel jour il s’agit.
draft-doubt-two-days = une date en chiffres peut se lire de deux façons, jour ou mois d’abord. On prend le jour proche du rapport, ou aucun quand l’un des deux lui est postérieur : vérifiez lequel est le bon.
draft-doubt-terms = pour qui, ou de quand à quand, c’est fermé est dit de plusieurs façons. On le tient pour fermé à tous, sans fin : vérifiez le texte.
draft-doubt-direction = le texte le dit pour un seul sens. On le tient pour valable dans les deux sens : modifiez-le si un seul est visé.
draft-doubt-hours = le texte le dit pour certaines heures seulement. Elles sont laissées de côté, et on le tient pour valable à toute heure : modifiez-le et donnez-les, en UTC.
draft-doubt-whole-road = le texte nomme une route, mais aucun lieu sur celle-ci. Il est placé sur tout l’itinéraire : vérifiez de quelle partie il s’agit.
draft-doubt-km-beyond = le texte indique des km que cet itinéraire n’a pas. Il est placé sur tout l’itinéraire : vérifiez de quelle partie il s’agit.
draft-doubt-which-road = plusieurs itinéraires portent ce numéro de route. Choisissez celui dont il s’agit.
draft-doubt-daily = il est tenu pour valable chaque jour aux heures dites, et à aucune autre : vérifiez-les.
draft-doubt-local-hours = les heures { $hours } sont celles de l’horloge locale, alors que les horaires sont en UTC. Elles sont omises : modifiez le brouillon et indiquez-les.
draft-doubt-no-level = cela s’est passé quelque part le long d’une route. Accepté ainsi, il ne compte pour aucun niveau : donnez-lui un lieu, s’il est connu.
draft-doubt-beside = il se trouve à { $km } de { $route }. Accepté ainsi, il n’agit sur aucun itinéraire : modifiez-le et placez-le sur la route, si c’est elle dont il s’agit.
draft-doubt-several-roads = plus d’un itinéraire relie ces lieux. Il est placé sur { $route }, et non sur { $others } : vérifiez lequel est visé.
draft-unread = « { $words } » n’est pas, ou pas en entier, dans un brouillon. Il y est question de danger ou d’accès : lisez-le vous-même.
draft-unread-more = { $count ->
    [one] Une autre phrase sur un danger ou sur l’accès n’est pas, ou pas en entier, dans un brouillon.
   *[other] { $count } autres phrases sur un danger ou sur l’accès ne sont pas, ou pas en entier, dans un brouillon.
}
draft-one-origin = Pourrait avoir la même origine que le rapport { $number }
draft-same-event = Le rapport { $number } parle peut-être du même événement
draft-same-event-no-report = Peut-être un événement déjà enregistré
draft-same-retracted = La même chose a peut-être déjà été signalée, puis rétractée. Acceptez ce rapport comme nouvel événement s’il tient.
draft-takes-back = Ce texte rétracte ce qui est peut-être cet événement et ne l’appuie pas. Si c’est bien lui, ouvrez l’événement et donnez-lui le statut « rétracté ».
inbox-clock = { $zone } sans autre fuseau
inbox-clock-unknown = fuseau inconnu, jours seuls repris

action-report-add = Rapport reçu
action-report-open = Rapport ouvert dans la boîte de réception
action-draft-accept = Brouillon accepté
action-draft-reject = Brouillon rejeté
action-draft-merge = Brouillon fusionné avec un événement
action-draft-split = Brouillon divisé
done-report-add = { $count ->
    [0] { $report } reçu. Aucun événement n’y a été trouvé.
    [one] { $report } reçu, 1 brouillon à examiner
   *[other] { $report } reçu, { $count } brouillons à examiner
}
done-draft-accept = { $count ->
    [one] Accepté : { $title }
   *[other] Accepté comme { $count } événements : { $title } et d’autres
}
done-draft-reject = Brouillon rejeté
done-draft-split = Divisé en { $count } brouillons
done-draft-merge = Fusionné : le rapport appuie « { $title } » comme source distincte
done-draft-merge-one = Fusionné : le rapport appuie « { $title } » et ne compte qu’une fois avec le rapport qu’il répète
done-draft-merge-denies = Fusionné : le rapport est noté comme démenti de « { $title } »
report-known = C’est le { $report }, reçu le { $when }. Un même texte n’est gardé qu’une fois ; rien n’a été ajouté.

invalid-report-long = Le texte fait { $size } Ko ; on en reçoit au plus { $most } à la fois. Collez-le par parties, ou importez-le comme fichier.
done-received-ahead = { $text }. L’heure de réception, { $when }, est en avance sur l’horloge de cet ordinateur, { $now } : vérifiez les deux.
invalid-report-future = Le rapport est daté de plus d’un jour dans l’avenir. Vérifiez les dates de publication et de réception.
invalid-merge-retracted = Cet événement a été rétracté : un rapport à son appui ne compterait pour rien. Acceptez le rapport comme nouvel événement, ou changez d’abord le statut de l’événement.
invalid-merge-over = Ce que dit cet événement avait pris fin avant ce rapport : à son appui, le rapport ne compterait pour rien. Acceptez-le comme nouvel événement.
invalid-merge-takes-back = Ce brouillon rétracte ce qui avait été signalé : rattaché à l’événement, il l’appuierait. Ouvrez plutôt l’événement et donnez-lui le statut « rétracté ».
invalid-draft-decided = Une décision a déjà été prise sur ce brouillon. Annulez-la d’abord.
invalid-draft-open = On ne sait pas où se trouve { $places }. Choisissez un lieu, ou gardez-le comme lacune d’information.
invalid-draft-several = Ce brouillon nomme plusieurs lieux. Divisez-le d’abord, puis modifiez chaque partie.
invalid-draft-one = Ce brouillon n’a qu’une partie et ne peut pas être divisé.
invalid-draft-reason = Dites pourquoi le brouillon est rejeté.
invalid-draft-behind = Le rapport appuie déjà cet événement.
invalid-draft-other = L’événement enregistré n’est pas ce que dit ce brouillon dans son état actuel : autre lieu, autre moment ou autre étendue. Acceptez le brouillon comme un événement à part.
