## Le réseau routier et les itinéraires
roads-no-roads = { $file } ne contient aucune route pour véhicules.
roads-not-osm = { $file } n’est pas une carte OpenStreetMap. Prenez un extrait en .osm.pbf ou .osm.
roads-damaged = { $file } est endommagé ou tronqué, aucune route n’a été chargée. Téléchargez-le à nouveau.
roads-unread-rule = sa règle en toutes lettres n’a pas pu être lue ; la route est gardée et signalée
roads-turn-not-found = règle de virage laissée de côté : ses routes ne sont pas dans les fichiers ou ne se touchent pas
roads-turn-ambiguous = règle de virage laissée de côté : elle peut se comprendre de plusieurs façons
roads-turn-unknown = règle de virage laissée de côté : son type est inconnu
roads-nodes-missing = une partie de la route n’est pas dans les fichiers ; elle s’arrête là
plan-no-network = Aucune route n’a encore été chargée. Faites-le avec : passage roads import FICHIER.osm.pbf
plan-network-damaged = Le réseau routier dans { $file } est endommagé ou d’une autre version. Chargez à nouveau les routes.
plan-from-off-road = Aucune route pour ce véhicule à moins de { $km } km du départ. Choisissez un lieu plus proche d’une route.
plan-to-off-road = Aucune route pour ce véhicule à moins de { $km } km de l’arrivée. Choisissez un lieu plus proche d’une route.
plan-warn-unknown = statut inconnu : { $place }. Demandez avant de partir.
plan-warn-waits = attente jusqu’au { $until }, fermé avant : { $what }
plan-warn-waits-sign = attente jusqu’au { $until } : selon un panneau, on ne passe pas avant
plan-warn-border = contrôle frontalier ; l’attente est inconnue et n’est pas comptée
plan-warn-checkpoint = point de contrôle ; l’attente est inconnue et n’est pas comptée
plan-warn-ford = gué ; profondeur inconnue
plan-warn-ferry = bac ; on ne sait pas s’il circule
plan-warn-sign = un panneau ici n’a pas pu être lu sur la carte
plan-warn-private = terrain privé ; demandez l’autorisation de passer
plan-blocked-closures = { $count ->
    [one] Aucun trajet. Une seule fermeture suffit à bloquer :
   *[other] Aucun trajet. Ces { $count } fermetures ensemble bloquent :
}
plan-blocked-further = Une fois ouvert, ceci bloque encore : { $which }.
plan-blocked-together = Il suffit d’ouvrir ensemble { $which } : { $km } km, { $time }.
plan-blocked-unruled = Sans le niveau maximal admis il y a un trajet : { $km } km, { $time }.
plan-blocked-level = Aucun trajet ne respecte le niveau maximal admis. Sans cette limite il y en a un : { $km } km, { $time }.
plan-blocked-both = Aucun trajet : des fermetures bloquent, et le niveau maximal admis aussi.
plan-blocked-no-road = Aucun trajet : aucune route pour ce véhicule ne relie les deux lieux, même si tout est ouvert.
cli-roads-imported = { $roads } routes, { $km } km, { $junctions } carrefours, { $turns } règles de virage, gardés dans { $file }. Non repris, ou pas tels quels : { $refused }
cli-plan-snapped = Routes les plus proches : à { $from } m du départ, à { $to } m de l’arrivée
cli-plan-way = { $number }. { $km } km, { $time }, arrivée { $arrive }. Pire : { $level }, km { $from } à { $to }. Par { $via }
cli-plan-more = par rapport au trajet 1 : { $km } km, { $time }
cli-plan-avoids = évite : { $what }
cli-plan-at = km { $km } : { $text }
cli-plan-opened = si elle est levée : { $km } km, { $time }
cli-plan-opened-none = si elle seule est levée, il n’y a toujours aucun trajet
