## شبكة الطرق والمسارات عليها
roads-no-roads = لا توجد في { $file } طرق للمركبات.
roads-not-osm = { $file } ليس خريطة من OpenStreetMap. خذ مقتطفاً بصيغة ‎.osm.pbf أو ‎.osm.
roads-damaged = { $file } تالف أو مقطوع، ولم تُستورد منه أي طرق. نزّله من جديد.
roads-unread-rule = تعذرت قراءة قاعدته المكتوبة؛ بقي الطريق وعليه علامة
roads-turn-not-found = تُركت قاعدة الانعطاف: طرقها ليست في الملفات أو لا تلتقي
roads-turn-ambiguous = تُركت قاعدة الانعطاف: يمكن فهمها بأكثر من وجه
roads-turn-unknown = تُركت قاعدة الانعطاف: نوعها غير معروف
roads-nodes-missing = جزء من الطريق ليس في الملفات؛ وهو ينتهي هناك
plan-no-network = لم تُستورد أي طرق بعد. استوردها بالأمر: passage roads import FILE.osm.pbf
plan-network-damaged = شبكة الطرق في { $file } تالفة أو من إصدار آخر. استورد الطرق من جديد.
plan-from-off-road = لا طريق لهذه المركبة ضمن { $km } كم من نقطة الانطلاق. اختر مكاناً أقرب إلى طريق.
plan-to-off-road = لا طريق لهذه المركبة ضمن { $km } كم من الوجهة. اختر مكاناً أقرب إلى طريق.
plan-warn-unknown = الحالة غير معروفة: { $place }. اسأل قبل المغادرة.
plan-warn-waits = انتظار حتى { $until }، مغلق قبل ذلك: { $what }
plan-warn-waits-sign = انتظار حتى { $until }: بحسب إشارة لا يمر أحد قبل ذلك
plan-warn-border = مراقبة حدود؛ مدة الانتظار غير معروفة وغير محسوبة
plan-warn-checkpoint = حاجز؛ مدة الانتظار غير معروفة وغير محسوبة
plan-warn-ford = مخاضة؛ العمق غير معروف
plan-warn-ferry = عبّارة؛ لا يُعرف إن كانت تعمل
plan-warn-sign = إشارة هنا تعذرت قراءتها من الخريطة
plan-warn-private = أرض خاصة؛ اطلب الإذن بالمرور
plan-blocked-closures = { $count ->
    [one] لا مسار. إغلاق واحد يكفي لقطعه:
   *[other] لا مسار. هذه الإغلاقات ({ $count }) تقطعه معاً:
}
plan-blocked-further = وبعد فتحها يبقى مغلقًا أيضًا: { $which }.
plan-blocked-together = يكفي أن تُفتح معًا { $which }: { $km } كم، { $time }.
plan-blocked-unruled = ومن دون أعلى مستوى تسمح به يوجد مسار: { $km } كم، { $time }.
plan-blocked-level = لا مسار ضمن أعلى مستوى تسمح به. ومن دون هذا الحد يوجد مسار: { $km } كم، { $time }.
plan-blocked-both = لا مسار: تقطعه إغلاقات، ويمنعه أيضاً أعلى مستوى تسمح به.
plan-blocked-no-road = لا مسار: لا يصل بين المكانين طريق لهذه المركبة، أياً كان ما هو مفتوح.
cli-roads-imported = { $roads } طريقاً، { $km } كم، { $junctions } تقاطعاً، { $turns } قاعدة انعطاف، محفوظة في { $file }. ما لم يُستخدم أو لم يُستخدم كما قُصد: { $refused }
cli-plan-snapped = أقرب الطرق: { $from } م من نقطة الانطلاق، { $to } م من الوجهة
cli-plan-way = { $number }. { $km } كم، { $time }، الوصول { $arrive }. الأسوأ: { $level }، من كم { $from } إلى { $to }. عبر { $via }
cli-plan-more = مقارنة بالمسار 1: { $km } كم، { $time }
cli-plan-avoids = يتجنب: { $what }
cli-plan-at = كم { $km }: { $text }
cli-plan-opened = إذا فُتح: { $km } كم، { $time }
cli-plan-opened-none = إذا فُتح وحده فلا مسار أيضاً
