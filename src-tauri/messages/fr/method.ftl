# La page sur la méthode. Elle seule lit ce fichier, et seulement quand on l’ouvre.

## The page
method-title = Comment c’est calculé
method-lead = Chaque niveau sur la carte vient de ces chiffres et de ces règles. Rien d’autre n’y entre.
method-back = Retour à la carte
method-parts = Parties de cette page
method-predicts = Ce qui est prédit
method-predicts-text = La probabilité qu’au moins un événement violent se produise à moins de { $km } km de la route dans les { $days } jours à venir : frappe, affrontement, attaque, embuscade, engin explosé ou prise.
method-not = Ce qui ne l’est pas
method-not-convoy = Pas la probabilité qu’un convoi soit touché.
method-not-crime = Guère la criminalité, les enlèvements ou les points de contrôle : les événements mesurés sont surtout mortels.
method-not-closures = Fermetures, cessez-le-feu, passages et mouvements du front n’ont pas de poids mesuré ; ils agissent par des règles de convention.
method-not-late = Des rapports tardifs le rendent trop bas.
method-not-isolated = Un premier rapport d’une zone calme est surestimé : environ 20 % annoncés, 3 à 7 % observés.
method-not-absence = L’absence de rapport n’est pas l’absence de menace. Une telle route est Inconnue.
method-country-chosen = Étalonné pour { $label } : échelle { $scale } au lieu de { $shipped }, sur { $weeks } semaines.
method-country-none = Non étalonné pour ce pays : quelles routes sont les pires se transpose, la hauteur de la probabilité peut-être pas. Deux autres pays ont vu la moitié de ce qui était annoncé, ou moins.
method-to-settings = Étalonner pour ce pays
readout-title = Ce que donne la formule
readout-lead = Un tronçon, avec des rapports exacts et vrais, à moins de { $km } km.
readout-age = { $days ->
    [one] Un rapport confirmé, vieux de 1 jour
   *[other] Un rapport confirmé, vieux de { $days } jours
}
readout-count = { $count ->
    [one] 1 rapport, vieux de 1 jour
   *[other] { $count } rapports, vieux de 1 jour chacun
}
readout-none = Aucun rapport
levels-title = Les niveaux
levels-band = Probabilité
levels-below = moins de { $p }
levels-between = { $from } à { $to }
levels-above = { $p } et plus
levels-trigger = un seuil d’arrêt est atteint
levels-unknown = aucun rapport depuis longtemps
levels-observed = Observé au test rétrospectif
levels-share = Part de la route
levels-none = aucune route
levels-untested = Sans test rétrospectif avec ces valeurs : les bornes, l’échelle ou les poids utilisés ne sont pas ceux du test fourni.
levels-untested-country = Sans test rétrospectif avec ces valeurs : l’échelle de { $label } est utilisée. Le diagramme ci-dessous montre ce que ses probabilités ont valu dans les semaines passées.
proof-title = Annoncé et observé
proof-how = Parmi les routes pour lesquelles une probabilité était annoncée, combien ont vu un événement violent ? Sur la diagonale les deux sont égaux. En dessous, on a annoncé plus que l’on n’a vu.
proof-said = annoncé
proof-seen = observé
proof-scale = Les deux échelles sont étirées vers le bas.
proof-label = Diagramme de fiabilité : { $points }
proof-point = annoncé { $said }, observé { $seen }
proof-table = Le diagramme en tableau
proof-of-shipped = Test rétrospectif fourni : les valeurs fournies, sans échelle de pays, en Syrie, du { $from } au { $to }.
proof-of-others = Les valeurs utilisées sont autres : il n’en dit rien.
proof-of-country = { $label } : semaines passées de votre propre registre.
proof-shipped = Test rétrospectif fourni
proof-country = { $label }, avec son échelle
proof-country-before = { $label }, échelle fournie
proof-span = { $weeks } semaines, du { $from } au { $to }, { $km } km de route
proof-missing = Les chiffres du test rétrospectif ne sont pas dans cette version.
scores-title = Évaluation
scores-how = Comparé à des règles que l’on applique à l’œil. En gras : le meilleur d’une colonne.
score-rule = Règle
score-method = Cette méthode
score-brier = Brier
score-brier-why = Erreur quadratique moyenne de la probabilité ; plus bas est mieux.
score-skill = Gain
score-skill-why = Gain sur l’annonce constante de la part moyenne ; 1 est parfait, 0 sans gain.
score-aupr = AUPR
score-aupr-why = À quel point les routes touchées sont bien repérées ; plus haut est mieux.
score-auc = AUC
score-auc-why = Fréquence à laquelle une route touchée est classée au-dessus d’une autre ; 0,5 est le hasard.
score-ece = Erreur d’étalonnage
score-ece-why = Écart moyen entre l’annoncé et l’observé ; plus bas est mieux.
score-pai = Pires 5 / 10 / 20 %
score-pai-why = Combien de fois plus d’événements sur les pires routes que sur autant de routes au hasard.
score-none = non calculé
score-before = Avec l’échelle fournie
score-after = Avec l’échelle du pays
params-title = Tous les chiffres
params-lead = Nom, valeur, origine, et règle qui l’utilise.
params-name = Chiffre
params-value = Valeur
params-mark = Origine
params-rule = Règle
params-source = Pourquoi cette valeur
rules-title = Toutes les règles
rules-lead = Les explications citent ces codes.
rules-uses = utilise
rules-hazard = Des rapports au niveau
rules-floors = Planchers et seuils d’arrêt
rules-belief = Degré de croyance
rules-access = Accès
rules-answers = Confiance, avis, explication

## Rules: title and what the rule does
about-H0 = Niveau de fond
    .text = Une petite part de la somme reste sur toute route, même sans rapport.
about-H1 = Incident près de la route
    .text = Une frappe, un affrontement, une attaque, une embuscade, un engin explosé ou une prise à proximité s’ajoute à la somme. Il compte moins s’il est ancien, douteux ou mal situé.
about-H2 = Incident plus loin
    .text = Jusqu’à la plus grande distance un incident ajoute encore un peu, de moins en moins, et quelques jours seulement.
about-H3 = Dit deux fois
    .text = Un affrontement et une prise au même lieu, le même jour, de la même origine comptent une fois.
about-H4 = Rapport isolé
    .text = Option : un événement compte moins là où peu de violences sont enregistrées à proximité dans la période qui précède. Il faut un an d’historique chargé.
about-L1 = De la somme au niveau
    .text = La somme devient une probabilité, qui tombe dans une tranche. Le niveau d’un tronçon est le pire entre sa tranche, ses planchers et ses seuils d’arrêt.
about-L2 = Probabilité d’un itinéraire entier
    .text = Des tronçons voisins partagent des incidents : leurs probabilités ne s’ajoutent ni ne se multiplient ; la longueur et la distance proche disent comment elles se joignent.
about-L3 = Niveau d’un itinéraire entier
    .text = Celui du pire tronçon, jamais la moyenne. Inconnu si la plus grande part l’est et que le reste est sous Moyen ; sinon avec la marque « ? ».
about-L4 = Catégories de menace
    .text = La somme est répartie par catégorie pour expliquer. D’une catégorie sans événement, rien n’est dit, et ce qui est Inconnu l’est dans chaque catégorie.
about-L5 = Matrice de probabilité et d’impact
    .text = Inactive par défaut. Pour les organisations qui fixent le niveau selon probabilité et impact.
about-U1 = Aucun rapport
    .text = Un tronçon est Inconnu si aucun rapport d’aucune sorte n’est venu de ses environs depuis longtemps, que la probabilité est faible et qu’aucun plancher ne s’applique. Un danger dont le lieu ou la date est connu trop grossièrement pour compter ne le rend pas connu. Cela ne se lit jamais comme Faible.
about-F1 = Front proche
    .text = Un front connu récemment pose un plancher, d’autant plus haut qu’il est proche. Un front seulement revendiqué compte moins.
about-F2 = Dans une zone contestée
    .text = Un tronçon dans une zone contestée, ou dans une zone où se trouvent des groupes armés, a un plancher élevé.
about-F3 = Le contrôle a changé de mains
    .text = Là où le contrôle a changé près de la route ces derniers jours, un plancher tient le niveau.
about-F4 = Mine ou engin non explosé
    .text = Un engin connu sur la route ou près d’elle pose un plancher. Il ne s’efface pas avec le temps ; seule la mention de son enlèvement y met fin.
about-F5 = Seuil d’arrêt
    .text = Des combats tout près de la route, à côté d’un front ou d’une prise, très récents tous deux, rendent le niveau Inacceptable, sauf si la liste dit autre chose. Chaque organisation modifie la liste.
about-T1 = Cessez-le-feu
    .text = Un cessez-le-feu n’abaisse rien ; il est montré comme un fait favorable, et ses violations comme des faits contraires.
about-Q1 = Degré de croyance
    .text = Le degré de croyance d’un événement découle des cotes de ses rapports. Les rapports d’une même origine comptent une fois, le meilleur.
about-Q2 = Démenti
    .text = Le démenti d’une source fiable abaisse le degré de croyance. Si les deux côtés ont du poids, l’événement est marqué contredit.
about-Q3 = Nier son propre acte
    .text = Une partie qui nie son propre acte ne change rien.
about-Q4 = Rétracté
    .text = Un événement rétracté ne compte nulle part et reste visible.
about-A-closed-order = Fermé par ordre
    .text = Un ordre en vigueur ferme, que le poste l’ait confirmé ou non ; la page dit si aucun rapport n’est venu du poste.
about-A-closed-report = Fermé selon un rapport
    .text = Un rapport de fermeture jugé crédible ferme aussi, même sans ordre.
about-A-closed-side = Fermé par un côté du point de passage
    .text = Un côté du point de passage déclare fermé pour le trafic demandé.
about-A-closed-obstruction = Impraticable
    .text = Un obstacle que rien ne passe ferme le tronçon.
about-A-closed-weight = Trop lourd
    .text = Le véhicule est plus lourd que ce que porte le tronçon.
about-A-closed-hours = Hors horaires
    .text = Fermé au moment demandé : couvre-feu, ou poste hors horaires.
about-A-unknown-doubted = Fermeture douteuse
    .text = Une fermeture peut-être vraie rend l’accès inconnu jusqu’à ce qu’un passage tranche.
about-A-unknown-enforcement = Ordre non appliqué
    .text = Un ordre dit fermé, le poste rapporte que l’on passe : inconnu.
about-A-unknown-control = Contrôle changé depuis le dernier passage
    .text = Sous un nouveau contrôle, l’accès est inconnu tant que personne n’est passé ou que la nouvelle autorité ne s’est pas prononcée.
about-A-unknown-crossing = Point de passage non contrôlé
    .text = Un côté du point de passage n’a pas de statut récent.
about-A-unknown-evidence = Aucune preuve de passage
    .text = Ni passage ni avis d’ouverture ces derniers jours.
about-A-restricted-partial = Fermeture partielle
    .text = Une partie du trafic passe : limites, permis, ouverture par moments.
about-A-restricted-hours = Horaires limités
    .text = Ouvert, mais à certaines heures seulement.
about-A-restricted-class = Certains véhicules exclus
    .text = Fermeture pour certaines classes de véhicules, si aucun véhicule n’est indiqué.
about-A-restricted-side = Restreint par un côté
    .text = Un côté du point de passage déclare restreint.
about-A-restricted-weight = Limite de poids
    .text = Il y a une limite de poids, et le véhicule la respecte.
about-A-restricted-checkpoint = Point de contrôle
    .text = Un point de contrôle avec attente ou permis, jusqu’à ce qu’un rapport le dise levé.
about-A-restricted-obstruction = Praticable avec difficulté
    .text = Un obstacle que l’on peut passer.
about-A-restricted-denial = Détention ou refus
    .text = Des personnes ou des biens ont été récemment retenus, refusés ou retardés.
about-A-open-passage = Passage confirmé
    .text = Quelqu’un est récemment passé. Cela ouvre le tronçon et compte comme rapport ; le risque n’en baisse pas, faute de données.
about-A-open-report = Avis d’ouverture
    .text = Une réouverture récente sans limites.
about-A-open-side = Un côté déclare ouvert
    .text = Un côté du point de passage déclare ouvert et a été contrôlé récemment.
about-C1 = Confiance
    .text = Selon l’âge du dernier rapport proche et le nombre de rapports indépendants ; un cran de moins si la somme repose sur des rapports douteux. Elle ne voit pas que les rapports ont cessé : une personne le dit (C3).
about-C2 = Ce que l’on ignore
    .text = Les lacunes sont énumérées : lieux non nommés, tronçons sans rapport, points de passage non contrôlés, ordres sans nouvelle du poste.
about-C3 = Les rapports ont cessé
    .text = Une personne dit qu’une zone n’envoie plus de rapports. La couverture y est faible, et chaque réponse le dit. Les niveaux restent les mêmes.
about-D1 = Avis
    .text = Un tableau de niveau et d’accès donne l’avis. La décision revient aux personnes.
about-E1 = Explication
    .text = Chaque niveau est une somme de parts nommées. Sans un rapport, tout est recalculé comme s’il n’existait pas.
about-V1 = Quoi contrôler d’abord
    .text = Pour chaque rapport non confirmé : quels itinéraires changeraient s’il était faux ou vrai. Classé par itinéraires, puis par longueur.
about-K1 = Étalonnage par pays
    .text = Quelles routes sont les pires se transpose d’un pays à l’autre ; la hauteur de la probabilité, non. Une personne ajuste une échelle par pays sur les semaines passées et la choisit.

## Parameters

## Groups of parameters
group-hazard = Des rapports à une probabilité
group-targets = Autres distances et durées
group-options = Options
group-belief = À quel point un rapport est cru
group-levels = Niveaux
group-floors = Fronts, mines, seuils d’arrêt
group-access = Accès
group-advice = Avis
group-confidence = Confiance
group-matrix = Matrice de probabilité et d’impact
group-calibration = Étalonnage par pays
group-explanation = Explications

## Units
of-unit-km = { $n } km
of-unit-days = { $count ->
    [one] { $n } jour
   *[other] { $n } jours
}
of-unit-fresh-incidents = { $n } incident(s) récent(s)
of-unit-likelihood-ratio = × { $n }
of-unit-levels = { $n }
of-unit-km-per-day = { $n } km par jour
of-unit-reports = { $n } rapports
of-unit-column-1-negligible-to-5-critical = colonne { $n } sur 5
of-unit-natural-log = { $n } (log naturel)
of-unit-weeks = { $count ->
    [one] { $n } semaine
   *[other] { $n } semaines
}
of-unit-events = { $n } événements
of-unit-steps = { $n } étapes

## Fields of tables among the parameters
param-field-radius-km = distance, km
param-field-horizon-days = jours à venir
param-field-tail-rho = poids au loin
param-field-scale-a = échelle A
param-field-power-g = courbure g
param-field-background-b = fond b
param-field-rule = règle
param-field-level = niveau
param-field-access = accès
param-field-then = avis
param-field-hostilities = hostilités
param-field-hostilities-km = à moins de, km
param-field-hostilities-hours = dans les dernières heures
param-field-hostilities-min-q = cru au moins à
param-field-companion-km = et changement de contrôle ou front à moins de, km
param-field-companion-hours = dans les dernières heures
param-any = tous

## Where numbers come from
mark-measured = mesuré
mark-convention = convention
mark-geometry = géométrie
mark-exact = exact
mark-measured-why = Ajusté ou contrôlé sur des événements passés.
mark-convention-why = Choisi par jugement, faute de données qui donnent un chiffre. Modifiable.
mark-geometry-why = Découle des longueurs et des distances.
mark-exact-why = Calculé à partir des autres règles, sans chiffre propre.

## Sources of the shipped numbers
source-distance-of-the-calibrated-target-with-i = Distance de ce qui est prédit ; chaque distance a son ajustement.
source-horizon-of-the-calibrated-target = Durée de ce qui est prédit.
source-fitted-on-syria-weekly-origins-2016-07-0 = Ajusté sur la Syrie, semaines de juillet 2016 à décembre 2018 (UCDP GED), évalué sur 2019.
source-cutting-earlier-changes-p-by-more-than-1 = Couper plus tôt changerait les probabilités de plus de 1 %.
source-the-tail-is-left-out-beyond-this-age-whe = Au-delà, un événement n’ajoute presque rien ; 14 à 20 jours changeraient les probabilités de moins de 1 %.
source-weights-per-kind-gave-no-gain-in-test = Des poids différents par nature n’ont rien apporté au test.
source-fitted-on-syria-for-other-distances-and = Ajusté sur la Syrie pour d’autres distances et durées, juillet 2016 à décembre 2018 (UCDP GED).
source-off-it-needs-a-year-of-loaded-history-wi = Inactive : il faut un an d’historique chargé. Avec elle, un premier rapport isolé est moins surestimé.
source-off-for-imports-that-know-towns-only-the = À couper pour les imports qui ne connaissent que les villes : il y invente un risque entre elles (mesuré en Irak).
source-convention-literature-on-improvised-devi = La littérature sur les engins improvisés montre un autre déclin.
source-convention-used-when-ied-kernel-is-on = Utilisé quand les engins improvisés s’effacent à leur manière.
source-convention-in-place-of-omori-days-when-i = À la place de l’effacement général, quand l’option est active.
source-convention-no-evidence-for-a-number-a-ce = Aucune donnée pour un chiffre : un cessez-le-feu n’abaisse rien.
source-convention-used-when-ceasefire-is-on = Utilisé quand l’option est active.
source-convention-as-for-closures = Comme pour les fermetures.
source-convention-on-for-organisations-that-use = À activer par les organisations qui utilisent une colonne d’impact.
source-convention-no-measured-mapping-from-admi = Aucune correspondance mesurée entre cotes et vérité n’existe.
source-convention-flagged-when-both-sides-reach = Signalé quand les deux côtés l’atteignent.
source-observed-on-syria-2019-1-0-5-3-15-9-31-3 = Observé en Syrie en 2019 : 1,0, 5,3, 15,9, 31,3 et 68,1 %.
source-segments-without-a-report-0-4-observed-o = Les routes sans rapport : 0,4 % observé, sur 45 % de la longueur.
source-upper-bound-of-very-low = Où finit Très faible.
source-convention-every-report-counts-that-is-n = Tout rapport non rétracté compte.
source-convention-reported-aid-incidents-with-c = Les incidents avec victimes rapportés par l’aide étaient à moins de 5 km du front.
source-convention-8-of-14-reported-damage-incid = 8 des 14 dommages rapportés étaient à moins de 10 km du front.
source-convention-organisations-edit-the-list = Chaque organisation modifie la liste.
source-convention-as-for-doubted-closures = Comme pour les fermetures douteuses.
source-convention-two-routes-this-near-each-oth = Deux itinéraires aussi proches suivent la même route.
source-convention-shorter-is-a-junction-not-a-s = Plus court, c’est un croisement, pas une route commune.
source-convention-the-decision-rests-with-peopl = La décision revient aux personnes.
source-weak = Mesuré, mais les données sont minces.
source-rows-very-unlikely-to-very-likely-column = Usage de la gestion des risques des Nations unies ; les agences chargent leur propre tableau.
source-convention-to-be-set-by-the-organisation = À fixer par l’organisation.
source-spread-of-the-country-scale = Dispersion de l’échelle par pays.
source-13-to-26-are-enough = 13 à 26 suffisent.
source-26-to-52-fully-observed-weekly-origins = 26 à 52 semaines entièrement observées.
source-convention-smaller-ones-are-summed = Les plus petits sont additionnés.
source-convention-size-of-the-sets-searched-exa = Les ensembles plus grands sont donnés sans preuve qu’ils sont les plus petits.
source-convention-work-allowed-for-one-search = Au-delà, la réponse dit qu’elle n’est pas prouvée.

# Valeurs propres à une organisation, à la place de celles fournies
param-edit = Modifier
param-edit-of = Modifier : { $name }
param-own = valeur propre
param-own-by = { $by }, { $when } : { $reason }
param-shipped-is = Fournie :
param-new-value = Nouvelle valeur
param-cell = Ligne { $row } sur { $rows }, colonne { $column } sur { $columns }
param-from-level = { $level } à partir de
param-row = Ligne { $n }
param-row-add = Ajouter une ligne en haut
param-row-up = Monter
param-row-down = Descendre
param-row-remove = Retirer
param-not-numbers = { $count ->
    [one] Un champ n’est pas un nombre.
   *[other] { $count } champs ne sont pas des nombres.
}
param-share = 0.5 veut dire 50 %.
param-why = Pourquoi (obligatoire)
param-save = Employer cette valeur
param-cancel = Annuler
param-back = Revenir à la valeur fournie
param-fixed = Fait partie de l’ajustement ; ne se règle pas à la main
param-measured-warning = Cette valeur a été mesurée sur des événements passés. Avec une autre, les chiffres du test ci-dessus ne valent plus, et une échelle de pays doit être ajustée de nouveau.
params-own-count = { $count ->
    [one] Une valeur est propre à votre organisation. Chaque document porte « paramètres modifiés ».
   *[other] { $count } valeurs sont propres à votre organisation. Chaque document porte « paramètres modifiés ».
}
params-own-measured = L’une d’elles au moins était mesurée : les chiffres du test ci-dessus ont été obtenus avec les valeurs fournies.
params-refused = { $count ->
    [one] Une valeur propre enregistrée ne va pas avec les autres ou avec cette version du programme ; la valeur fournie est employée :
   *[other] { $count } valeurs propres enregistrées ne vont pas avec les autres ou avec cette version du programme ; les valeurs fournies sont employées :
}
