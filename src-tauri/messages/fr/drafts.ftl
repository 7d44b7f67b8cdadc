## La boîte de réception dans la fenêtre : le rapport, ses brouillons et les touches
do-paste = Coller un rapport
    .words = réception message texte courriel radio note
paste-text = Le rapport, mot pour mot
paste-hint = Il est gardé tel quel. Les brouillons sont lus sur cet ordinateur ; rien ne devient un événement avant que vous l’acceptiez.
paste-published = Publié
paste-received = Reçu
paste-region = Région
paste-region-hint = Utile quand plusieurs lieux portent un même nom : Alep, nord-ouest de la Syrie
paste-clock = Heures dans le texte
paste-clock-unknown = inconnu : jours seulement
paste-save = Recevoir
paste-aside = Le texte collé compte { $count } milliers de lettres : trop long pour être montré ici. Il est envoyé tel quel.
paste-missing-text = Collez ou saisissez le texte du rapport.

inbox-text = Texte du rapport
inbox-previous = Rapport précédent
inbox-next = Rapport suivant
inbox-source = Source
inbox-published = Publié
inbox-hours = Heures
inbox-original = Original
inbox-kept = gardé tel quel,
inbox-none = Aucun rapport reçu
inbox-none-why = Collez un rapport tel que vous l’avez reçu, en anglais, en arabe ou en français. Passage garde le texte tel quel et en tire des brouillons d’événements ; vous acceptez, modifiez ou rejetez chacun.
inbox-drafts = Brouillons d’événements
inbox-drafts-why = Ici se trouvent les brouillons du rapport ouvert, un par événement qu’il raconte.
inbox-by-rules = tirés du texte par des règles sur cet ordinateur
inbox-nothing = Aucun événement trouvé dans ce texte
inbox-nothing-why = Les règles connaissent les fermetures, les changements de contrôle, les frappes, les combats et le reste de ce qu’on rapporte des routes. Lisez le texte vous-même ; ce qu’il raconte peut être saisi à la main.

inbox-to-review = { $count ->
    [one] 1 brouillon à examiner
   *[other] { $count } brouillons à examiner
}

draft-kind = Type
draft-status = Statut
draft-wording = selon les mots du texte : { $status }
draft-terms = S’applique à
draft-when = Quand
draft-when-edit = Changer le moment dans le formulaire
draft-places = Lieux
draft-grade = Cote
draft-grade-words = source { $source }, { $credibility }
draft-change = Changer
draft-accept = Accepter
draft-edit = Modifier
draft-edit-title = Modifier le brouillon
draft-reject = Rejeter
draft-merge = Fusionner
draft-split = Diviser
draft-edit-kept = Une modification de ce brouillon n’est pas enregistrée. Ce qui figure ici est le brouillon sans elle.
draft-edit-ask = Une modification de ce brouillon n’est pas enregistrée. Continuer la modification, ou décider sans elle ?
draft-edit-open = Continuer la modification
draft-accept-without = Accepter sans la modification
draft-merge-without = Ajouter à l’événement sans la modification
draft-if-accepted = Si accepté
draft-no-change = aucun niveau ne change
draft-more-routes = { $count ->
    [one] et 1 autre itinéraire
   *[other] et { $count } autres itinéraires
}
draft-open-event-n = Ouvrir l’événement { $n }
draft-keep-gap = Garder comme lacune
draft-or-edit = ou E pour le placer
draft-kept-gap = gardé comme lacune d’information
draft-reason = Motif du rejet
draft-reason-known = Déjà enregistré
draft-reason-read = Mal lu
draft-reason-old = Concerne une période antérieure
draft-reason-elsewhere = Hors de nos itinéraires
draft-reason-missing = Un motif est nécessaire : il sera lu par qui posera la question plus tard.

draft-keys = Touches de la boîte de réception
draft-key-move = suivant, précédent
draft-key-accept = accepter
draft-key-edit = modifier
draft-key-reject = rejeter, avec motif
draft-key-pick = choisir le lieu
draft-key-grade = cote
draft-key-merge = fusionner
draft-key-undo = annuler
draft-key-split = diviser
draft-do-accept = Accepter le brouillon
draft-do-edit = Modifier le brouillon dans le formulaire
draft-do-reject = Rejeter le brouillon, avec motif
draft-do-pick = Choisir un lieu du brouillon
draft-do-grade = Changer la cote du brouillon
draft-do-merge = Fusionner le brouillon avec un événement
draft-do-split = Diviser le brouillon en parties
