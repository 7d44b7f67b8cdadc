# La méthode face au passé : le test rétrospectif de la ligne de commande et l’étalonnage par pays.
backtest-overwrites = Les prévisions écraseraient { $path }. Choisissez un autre fichier.
backtest-file = { $path } : { $message }
backtest-rejected = { $path } contient des lignes inutilisables. Corrigez-les et recommencez ; des chiffres tirés d’une partie du fichier seraient faux.
backtest-turned = La dernière semaine ({ $last }) précède la première ({ $first }). Inversez les deux dates.
backtest-date = { $date } est en dehors des années 1 à 9999.
backtest-too-many = Tant de moments ne peuvent être testés d’un coup : { $limit } au plus, espacés d’au moins un jour. Choisissez une période plus courte ou des pas plus grands.
backtest-no-parameters = Il n’y a pas de paramètres pour { $km } km et { $days } jours. Choisissez 2, 5 ou 10 km et 7 ou 30 jours.
backtest-no-roads = Le fichier d’itinéraires ne contient aucune ligne.
backtest-no-events = Aucun événement violent dont le lieu et le jour sont connus : rien ne peut être testé.
backtest-nothing-observed = Les événements s’arrêtent le { $until } : on ne sait pas ce qui a suivi le premier moment demandé. Choisissez un début plus tôt.
backtest-before-record = Les événements commencent le { $from }, après le dernier moment demandé. Que rien ne soit enregistré avant n’est pas la paix. Choisissez une période plus tardive.
backtest-cancelled = Arrêté. Rien n’a été écrit.
cli-backtest-progress = Test en cours : { $percent }
cli-backtest-head = { $origins } moments du { $first } au { $last }, { $segments } segments de route ; { $method }
cli-backtest-left-out = { $count ->
    [one] Un moment a été laissé de côté : on ne sait pas encore ce qui l’a suivi.
   *[other] { $count } moments ont été laissés de côté : on ne sait pas encore ce qui les a suivis.
}
cli-backtest-before-record = { $count ->
    [one] Un moment a été laissé de côté : il précède le premier événement du fichier, et nul ne sait ce qui s’est passé alors.
   *[other] { $count } moments ont été laissés de côté : ils précèdent le premier événement du fichier, et nul ne sait ce qui s’est passé alors.
}
cli-backtest-known = { $count } événements sur { $events } disent quand ils ont été connus et comptent à partir de là ; les autres comptent à partir de leur fin.
cli-backtest-known-none = Le fichier ne dit pas quand ses événements ont été connus : chacun compte à partir de sa fin. Là où les rapports sont venus tard, ces chiffres sont trop bons.
cli-backtest-columns = prévision par
cli-backtest-method = cette méthode
cli-backtest-levels = Fréquence d’un événement violent à moins de { $km } km dans les { $days } jours, par niveau :
cli-backtest-level = { $level } : sur { $share } de la route ; suivie d’un événement : { $observed }
cli-backtest-level-none = { $level } : sur aucune route
cli-backtest-routes = Itinéraires entiers : { $said } annoncés en moyenne, { $seen } constatés.
cli-backtest-scale = Échelle ajustée sur les semaines précédant chaque moment : { $first } au début, { $last } à la fin ; { $shipped } est livrée avec le programme.
baseline-climatology = Toujours pareil : la fréquence { $weeks ->
    [0] des moments testés eux-mêmes (trop peu les précède)
   *[other] des { $weeks } semaines précédentes
}
baseline-any-7-days = À l’œil : un événement à moins de 5 km dans les 7 derniers jours
baseline-any-14-days = À l’œil : un événement à moins de 5 km dans les 14 derniers jours
baseline-count-30-days = Compter les événements à moins de 10 km dans les 30 derniers jours
baseline-kernel-density = Une carte de chaleur des 30 derniers jours, étalée sur 10 km
baseline-exponential = Événements à moins de 5 km, s’estompant chacun en 30 jours

# Étalonnage par pays
backtest-shipped-source = UCDP Georeferenced Event Dataset, Syrie 2016 à 2019, Uppsala Conflict Data Program, CC BY 4.0
backtest-shipped-text = Les chiffres ont été ajustés sur la Syrie, de juillet 2016 à décembre 2018. Ils sont ici mis à l’épreuve sur 2019 : chaque lundi, avec ce que l’on savait alors, pour 120 routes entre villes ; puis on a regardé où un événement violent a suivi à moins de 5 km dans les 7 jours. Ces événements sont surtout meurtriers : braquages, enlèvements et points de contrôle n’y figurent pas.
calibration-text = Là où l’échelle livrée dit { $from }, celle-ci dit { $to }.
calibration-other-method = Elle a été ajustée avec d’autres paramètres que ceux en usage ; elle n’est donc pas employée. Ajustez-la de nouveau.
calibration-old = La dernière semaine sur laquelle elle repose s’est achevée le { $until }, il y a plus de quatre semaines. Importez ce qui s’est passé depuis, ajustez-la de nouveau, et choisissez la nouvelle si elle convient mieux.
calibration-period = Repose sur la période du { $from } au { $until }
calibration-enough = { $weeks } semaines de vos propres événements peuvent servir, du { $from } au { $until }.
calibration-behind = Le dernier événement violent consigné est du { $day }, il y a { $days } jours. Ce qui n’est pas encore consigné n’est pas la paix : les semaines qui suivent sont laissées de côté. Importez ce qui s’est passé depuis et ajustez de nouveau. S’il ne s’est rien passé, dites jusqu’à quand le registre est complet : passage calibrate fit --until.
calibration-too-few = Seulement { $weeks } semaines peuvent servir, et il en faut { $needed }. Une semaine compte quand des événements sont consignés depuis quatre semaines avant elle et que les sept jours qui la suivent sont passés. Importez des événements passés, ou attendez.
calibration-no-routes = Il n’y a pas encore d’itinéraire. Tracez-en ou importez-en d’abord.
calibration-no-events = Aucun événement violent des quatre dernières années qui vous soit propre et dont le lieu et le jour soient connus. Les exemples ne comptent pas. Importez d’abord des événements passés.
calibration-nothing-near = Aucun événement n’est proche d’un itinéraire : rien ne peut être ajusté.
calibration-too-great = L’échelle ajustée est de { $scale } : avec elle, une route sans aucun rapport aurait un niveau au lieu d’être « inconnu », et la méthode ne la prend pas. Vérifiez si les mêmes événements sont enregistrés plusieurs fois.
calibration-step-fit = Ajustement de l’échelle
calibration-too-small = L’échelle ajustée est { $scale } : avec elle, un événement confirmé sur la route pourrait rester à Très faible, et la méthode ne la prend pas. Vérifiez que les événements de la période d’ajustement sont tous enregistrés.
calibration-refused = Avec cette échelle, un événement confirmé sur la route pourrait rester à Très faible, ou une route sans aucun rapport aurait un niveau. La méthode ne la prend pas : les niveaux ne sont pas étalonnés. Ajustez-la de nouveau et demandez d’où vient celle-ci.
calibration-step-test = Test sur les semaines passées
calibration-no-label = Nommez le pays ou la région pour lesquels l’échelle doit valoir.
calibration-none-chosen = Aucun étalonnage n’est employé.
action-calibration-add = Échelle du pays ajustée
action-calibration-choose = Échelle du pays mise en usage
action-calibration-clear = Échelle du pays retirée
done-calibration-choose = L’échelle de { $label } est désormais employée
done-calibration-clear = Aucune échelle de pays n’est employée : les documents portent « non étalonnée »
cli-calibration = { $id }  { $label }, faite le { $made } par { $by } : { $weeks } semaines, échelle { $scale } (livrée { $shipped })
cli-calibration-test = Testée sur { $weeks } semaines : { $said } annoncés en moyenne, avant { $before } ; { $seen } constatés. Erreur d’étalonnage { $after_error }, avant { $before_error }.
cli-calibration-chosen = en usage
calibration-no-area = La zone sur laquelle elle a été ajustée n’est pas consignée : on ne peut dire d’aucun itinéraire qu’il est ailleurs. Ajustez-la de nouveau.
route-other-area = Étalonné pour une autre zone ({ $label }) : ici, les probabilités ne sont pas étalonnées
brief-calibrated-on = Les probabilités sont étalonnées sur des événements passés : { $label }, du { $from } au { $until }.
brief-calibrated-for = Les probabilités sont étalonnées sur des événements passés : { $label }.
brief-calibrated-somewhere = Le lieu de ces événements n’est pas consigné : on ne sait pas si l’échelle vaut ici.
brief-calibrated-elsewhere = Étalonnés pour une autre zone, donc non étalonnés : { $routes }.
