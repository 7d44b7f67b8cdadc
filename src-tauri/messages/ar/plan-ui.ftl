## تخطيط حركة: التسميات والأزرار. الجمل عن المسارات تأتي جاهزة من المحرك.
trip-form = السؤال
trip-from = من
trip-to = إلى
trip-swap = تبديل الانطلاق والوجهة
trip-end-placeholder = مكان أو معبر أو إحداثيات
trip-pick = { $end }: اختيار على الخريطة
trip-picking-from = انقر مكان الانطلاق: معبراً أو أي نقطة.
trip-picking-to = انقر الوجهة: معبراً أو أي نقطة.
trip-departs = الانطلاق، UTC
trip-local = { $time } محلي
trip-vehicle = فئة المركبة
trip-convoy = القافلة
trip-trucks = { $count ->
    [one] شاحنة واحدة
    [two] شاحنتان
    [few] { $count } شاحنات
   *[other] { $count } شاحنة
}
trip-lights = { $count ->
    [one] مركبة خفيفة
    [two] مركبتان خفيفتان
    [few] { $count } مركبات خفيفة
   *[other] { $count } مركبة خفيفة
}
trip-both = { $trucks }، { $lights }
trip-alone = لم تذكر مركبات
trip-field-trucks = الشاحنات
trip-field-lights = المركبات الخفيفة
trip-convoy-hint = تستغرق القافلة ربع الوقت زيادة على مركبة واحدة. الفئة هي فئة أبطئها وأثقلها. وإلى جانب فئة أخف تُحسب الشاحنات شاحنات دون 20 طنا.
trip-criticality = أهمية البرنامج
trip-ceiling-pc1 = PC1، السقف مرتفع جداً
trip-ceiling-pc2 = PC2، السقف مرتفع
trip-ceiling-pc3 = PC3، السقف متوسط
trip-ceiling-pc4 = PC4، السقف منخفض
trip-traffic = نوع الحركة
trip-avoid = تجنب الخطر
trip-avoid-little = قليلاً
trip-avoid-usual = كالمعتاد
trip-avoid-strong = بشدة
trip-avoid-hint = كم يجوز أن يطول المسار من أجل مستوى أدنى. لا يغير ذلك مدة المسار أبداً.
trip-never = لا مرور أبداً عبر
trip-never-none = لا قاعدة كهذه
trip-never-level = { $level } أو أعلى
trip-never-hint = لا يُعرض مسار يمس مقطعاً كهذا. غير المعروف يُعد فوق المتوسط.
trip-compute = إيجاد مسارات
trip-recompute = إعادة الحساب
trip-missing-ends = اختر من أين وإلى أين ومتى: مكاناً أو معبراً من القائمة، أو نقطة على الخريطة.
trip-empty = كيف نصل بطريق آخر؟
trip-empty-why = اختر من أين وإلى أين. يبحث Passage عن مسارات على الطرق الموجودة في هذا الحاسوب ويضع حتى ثلاثة منها جنباً إلى جنب: كم تستغرق، وما خطرها، وأي المعابر مفتوح عند الوصول، وما ليس معروفاً.
trip-empty-how = تُوجد الأماكن بالاسم بحروف عربية أو لاتينية. مفتاح Enter يبدأ الحساب.
trip-sketch = هذه الطرق رسم تخطيطي باليد: أكثر الطرق ناقصة، والأطوال والأوقات تقريبية. لا تخطط بها لأي تحرك.
trip-kept = في الأسفل الجواب السابق. لم يتغير شيء.
trip-stale = تغير السؤال. ما في الأسفل جواب السؤال السابق. اضغط Enter لإعادة الحساب.
trip-overtaken = تغير شيء في السجل منذ هذا الحساب. اضغط Enter لإعادة الحساب.
trip-hours = { $h } س { $m } د
trip-minutes = { $m } د

## المسارات جنباً إلى جنب
trip-table = مقارنة المسارات، عمود لكل منها
trip-row-strip = الخطر على امتداده
trip-row-level = الخطر الحالي
trip-row-worst = أسوأ مقطع
trip-row-access = الوصول
trip-row-crossings = المعابر والساعات
trip-row-price = المسافة والوقت
trip-row-compared = مقارنة بـ A
trip-row-passage = آخر عبور
trip-row-unknown = غير معروف
trip-row-against = مقارنة بالسقف
trip-row-needs = يلزم
trip-row-avoids = يلتف حول
trip-row-warnings = على الطريق
trip-part-unknown = { $km } منه غير معروف
trip-no-crossings = لا شيء من السجل
trip-with-margin = { $time } مع هامش 25 %
trip-waiting = منها { $time } انتظار
trip-first = الخيار الأول
trip-dominated = مسار آخر ليس أبطأ ولا أكثر تعرضاً
trip-nothing-listed = لا شيء مسجل
trip-needs-none = لا شيء مسجل
trip-avoids-none = لا شيء
trip-at-km = عند { $km }: { $text }
trip-and-more = و{ $count } غيرها
trip-need-in-place = متوفر
trip-need-missing = غير متوفر
trip-need-not-known = ليس في السجل

## الخريطة والوقت
trip-map = المسارات على الخريطة
trip-lanes = المسارات في الوقت
trip-day-utc = { $day }، UTC
trip-after-dark = بعد حلول الظلام
trip-lane-missed = فات { $name }
trip-lane-early = { $name } ما زال مغلقاً عند الوصول
trip-gate = { $name } { $hours }، بلوغه { $at }
trip-lane-label = { $letter }، { $name }: انطلاق { $leaves }، وصول على أبعد تقدير { $text }

## ما العمل
trip-needs = يلزم { $letter }:
trip-save = حفظ { $letter } طريقاً…
trip-save-anyway = حفظ { $letter } مع ذلك…
trip-sheet = ورقة السائق…
trip-hold = تعليق
trip-hold-until = تعليق، إعادة التقييم { $when }
trip-held = معلَّق. يعاد النظر { $when } UTC
trip-save-title = حفظ المسار { $letter } طريقاً
trip-save-submit = حفظ الطريق
trip-save-names = من دون اسم يُسمى بطرفيه.
trip-save-reason = السبب، لسجل التغييرات
trip-blocked = لا مسار
trip-show = إظهار على الخريطة
trip-all-open = لو فُتحت كلها: { $way }
trip-would = على الخريطة: أين كان سيمر المسار. مشطوب حيث هو مغلق
trip-without-rule = السؤال من دون «لا مرور أبداً»

## الطرق
trip-roads = الطرق: { $text }
trip-snapped = أقرب طريق على بعد { $from } م من الانطلاق و{ $to } م من الوجهة.
trip-no-roads = لا طرق بعد
trip-roads-refused = لا يمكن استعمال الطرق
trip-roads-instead = استيراد طرق أخرى
trip-roads-why = يُبحث عن المسارات على خريطة طرق محفوظة في هذا الحاسوب. لا ينزّل Passage أي خريطة.
trip-roads-get = احصل على مقتطف OpenStreetMap للبلد بصيغة ‎.osm.pbf، مثلاً من download.geofabrik.de، على حاسوب متصل بالشبكة. حجم البلد 50 إلى 200 ميغابايت.
trip-roads-carry = أحضره على ذاكرة USB أو بالبريد. لمسارات تعبر حدوداً أحضر البلدين: يُجمعان معاً.
trip-roads-take = اختر الملف في الأسفل. يستغرق استيراده دقيقة أو دقيقتين ويمكن إلغاؤه.
trip-roads-file = مقتطف OpenStreetMap، ‎.osm.pbf أو ‎.osm
trip-roads-another = مقتطف آخر إن عُبرت حدود
trip-roads-drop = عدم استيراد { $file }
trip-roads-import = استيراد الطرق
trip-roads-taken = استُوردت الطرق
trip-roads-places = انظر في الأماكن والمعابر التي في هذه الملفات…
trip-roads-change = استيراد طرق أخرى…
trip-roads-give-up = التخلي عن هذه الطرق
trip-roads-give-up-sure = ستزول هذه الطرق ولن يمكن التخطيط حتى تُستورد غيرها. أتتخلى عنها؟
trip-roads-given-up = جرى التخلي عن الطرق. تبقى طرق السجل كما هي.
