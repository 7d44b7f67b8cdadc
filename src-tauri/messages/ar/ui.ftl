# كلمات النافذة: الأزرار والتسميات والحالات الفارغة. أسماء المستويات والأنواع في core.ftl، والجمل الجاهزة تأتي من المحرك.

## الإجراءات
do-palette = ابحث أو نفّذ أمراً
do-add-event = إضافة حدث
    .words = حادث إغلاق ضربة لغم حاجز تقرير
do-new-route = طريق جديد
    .words = مسار درب رسم
do-new-crossing = معبر جديد
    .words = حدود بوابة جسر عبّارة حاجز
do-import = استيراد ملف
    .words = ملف بيانات csv excel geojson kml gpx osm
do-override = تحديد المستوى يدوياً
    .words = تعديل تقدير قرار
do-silence = توقف التبليغ هنا…
    .words = صمت انقطاع لا تقارير
do-export = تصدير
    .words = إحاطة تقرير pdf طباعة html csv excel geojson gpx kml مشاركة إصدار
do-sheet = ورقة السائق…
    .words = طباعة pdf قافلة مسار
do-undo = تراجع عن آخر تغيير
    .words = إلغاء رجوع
do-redo = إعادة التنفيذ
do-filter = تصفية القائمة
do-next = التالي في القائمة
do-previous = السابق في القائمة
do-back = رجوع
do-pane = القسم التالي: القائمة، الخريطة، التفاصيل
do-time-back = 6 ساعات إلى الوراء
do-time-forward = 6 ساعات إلى الأمام
do-time-now = إلى الآن
do-fit = ملاءمة الخريطة
do-zoom-in = تكبير
do-zoom-out = تصغير
do-table = الخريطة كجدول
    .words = قائمة قارئ الشاشة
do-map = إلى الخريطة
do-inbox = إلى الوارد
    .words = تقارير مسودات رسائل تحقق
do-plan = إلى الخطة
    .words = حركة قافلة مسارات بدائل
do-way = اختيار مسار من الخطة
do-plan-again = إعادة حساب الخطة
do-plan-around = مسارات أخرى لهذا الطريق
do-method = كيف يحسب
    .words = منهج قيم معايير معايرة اختبار مساعدة
do-keys = كل المفاتيح
    .words = مساعدة لوحة المفاتيح اختصارات
do-theme = فاتح أو داكن
    .words = داكن ليل نهار ألوان
do-english = English
do-arabic = العربية
do-french = Français
keys-title = المفاتيح
keys-single = الحروف المفردة تعمل كمفاتيح
close = إغلاق
cancel = إلغاء
save = حفظ
remove = إزالة
undo = تراجع
open = فتح
more = المزيد
now = الآن
try-again = إعادة المحاولة
working = جارٍ العمل
working-out = جارٍ الحساب
optional = اختياري

## الشريط العلوي
main-views = العروض
view-map = الخريطة
view-inbox = الوارد
view-plan = الخطة
inbox-count = { $count ->
    [one] تقرير واحد للتحقق
    [two] تقريران للتحقق
    [few] { $count } تقارير للتحقق
   *[other] { $count } تقريراً للتحقق
}
find-or-run = ابحث أو نفّذ أمراً
find-nothing = لا نتائج
offline-data-to = بلا اتصال، البيانات حتى { $when }
offline-no-data = بلا اتصال، لا تقارير بعد
offline-why = يعمل بلا شبكة. وقت بدء أحدث حدث مسجّل، بالتوقيت العالمي.
offline-received-to = بلا اتصال، الوارد حتى { $when }
offline-why-received = يعمل بلا شبكة. وقت بدء أحدث حدث مسجّل، بالتوقيت العالمي؛ وأحدث تقرير ورد أو استُورد { $when }.
language = اللغة
language-en = English
language-ar = العربية
language-fr = Français
dark-theme = داكن
example-data = بيانات تجريبية
encrypted = مشفّرة
other-database = فتح قاعدة أخرى أو إنشاؤها
lock = قفل

## القوائم
register = السجل
routes = الطرق
crossings = المعابر
worst-first = الأسوأ أولاً
routes-worst-first = الطرق، الأسوأ أولاً
column-access = الوصول
column-access-now = الوصول الآن
column-confidence = الثقة
column-passed = العبور
column-route = الطريق
column-level = المستوى
column-stretches = حسب الكيلومتر
column-crossing = المعبر
column-note = ما يستند إليه
column-event = الحدث
column-kind = النوع
column-status = الحالة
column-grade = الدرجة
column-traffic = الحركة
column-basis = الأساس
filter-placeholder = اسم أو رمز أو رقم طريق
filter-nothing = لا اسم يطابق. مفتاح Esc يمسح التصفية.
empty-routes = تظهر الطرق هنا، الأسوأ أولاً، ولكل طريق مستوى الخطر وحالة الوصول وآخر عبور مؤكد.
empty-crossings = تظهر المعابر هنا: الحدود والخطوط الداخلية والحواجز والجسور والعبّارات، ولكل جانب حالته.
empty-draw = ارسم طريقاً
empty-import = استورد ملفاً
empty-keys = كل المفاتيح
risk-mark = الخطر { $level }
crossing-label = { $name }، { $access }، آخر تحقق { $checked }
crossing-unchecked = لم يُتحقق منه قط
set-by-short = حدده { $author }، الطريقة تقول { $level }
part-unknown = جزء منه غير معروف
routes-changed = { $count ->
    [one] تغيّر طريق واحد: { $names }
    [two] تغيّر طريقان: { $names }
    [few] تغيّرت { $count } طرق: { $names }
   *[other] تغيّر { $count } طريقاً: { $names }
}

## الوارد
verify-first = تحقّق أولاً
verify-by = حسب الطرق التي ستتغير
verify-routes = { $count ->
    [one] طريق
    [two] طريقان
    [few] طرق
   *[other] طريقاً
}
verify-now = الآن
verify-if-false = إن لم يصح
verify-if-true = إن صح
verify-same = كما الآن
verify-more-routes = و{ $count } أخرى
verify-open = فتح الحدث
verify-empty = لا شيء للتحقق
verify-empty-why = لا يغيّر أي تقرير غير مؤكد مستوى طريق أو الوصول إليه أو التوصية بشأنه، صح أم لم يصح.
verify-idle = { $count ->
    [one] تقرير آخر غير مؤكد لا يغيّر أي طريق. تحقق منه أخيراً.
    [two] تقريران آخران غير مؤكدين لا يغيّران أي طريق. تحقق منهما أخيراً.
    [few] { $count } تقارير أخرى غير مؤكدة لا تغيّر أي طريق. تحقق منها أخيراً.
   *[other] { $count } تقريراً آخر غير مؤكد لا يغيّر أي طريق. تحقق منها أخيراً.
}
verify-asking = يُحسب ما يتوقف على كل تقرير

## الخريطة
map = الخريطة
map-tools = أدوات الخريطة
map-credit = الحدود: Natural Earth، تقريبية وبلا إقرار
layers = الطبقات
layer-risk = الخطر
layer-control = السيطرة
layer-claims = الادعاءات
layer-events = الأحداث
layer-crossings = المعابر
events-shown = رُسم { $shown } من { $all } حدثاً
legend = مفتاح الخريطة
legend-risk = الخطر
legend-no-data = لا بيانات
legend-restricted = مقيّد
legend-closed = مغلق
legend-unknown = غير معروف
legend-reported = مُبلّغ عنه، مؤكد
legend-claimed = مُدّعى
table-title = الخريطة كجدول
table-close = العودة إلى الخريطة
no-events = لا أحداث في هذه النافذة.
draw-point = انقر المكان على الخريطة.
draw-line = { $count ->
    [0] انقر البداية على الخريطة، ثم نقطة بعد نقطة.
    [one] نقطة واحدة. انقر التالية.
    [two] نقطتان. واصل أو أنهِ في النموذج.
    [few] { $count } نقاط. واصل أو أنهِ في النموذج.
   *[other] { $count } نقطة. واصل أو أنهِ في النموذج.
}
draw-area = { $count ->
    [0] انقر زوايا المنطقة واحدة بعد أخرى.
    [one] زاوية واحدة. انقر التالية.
    [two] زاويتان.
    [few] { $count } زوايا.
   *[other] { $count } زاوية.
}
draw-back = نقطة إلى الوراء
draw-start = انقر على الخريطة
draw-done = إنهاء الرسم

## الوقت
time = الوقت
as-of = الوضع في { $when }
known-label = ما كان معروفًا
known-hint = ما ورد حتى ذلك الحين فقط، أو كل ما عُرف منذ ذلك الحين
known-now = بما نعرفه الآن
known-then = بما عُرف حينها
to-now = إلى الآن
local-time = { $time }، { $zone }
hours-local = من { $from } إلى { $to } اليوم، { $zone }.
hours-clock-changes = تُغيَّر الساعة هناك خلال السنة ولا تتغير هذه الأوقات معها: راجعها عندئذ.
clock-own = هذا الحاسوب
clock-say = اختر
clock-offsets = الفارق عن UTC
clock-places = توقيت مكان
clock-area = توقيت المنطقة
clock-area-hint = تظهر به الأوقات المحلية بجانب UTC، وتُقرأ به الساعات في النصوص الجديدة، وتُطبع به أوراق السائقين. يُحفظ على هذا الحاسوب لقاعدة البيانات هذه.
clock-area-plan = به تُقرأ الساعات المكتوبة على لافتات الطرق وتُذكر ساعات النهار على الطريق.
of-which-claimed = منها مُدّعى
window = النافذة
days = { $days ->
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
   *[other] { $days } يوماً
}
time-slider = الوضع في
per-day = { $count }/يوم

## لوحة التفاصيل
detail = التفاصيل
advice-tag = التوصية: { $advice }
why-ranked = لماذا، حسب الوزن
no-drivers = لا حدث يؤثر في هذا الطريق.
acts-on-access = الوصول
rule-why = يؤثر بقاعدة لا بحصة
what-would-change = ما الذي يغيّر هذا
changes-false = إن كان تقرير غير صحيح
changes-set = إذا كانت عدة تقارير غير صحيحة
changes-more = إن ورد خبر جديد
changes-passage = إن عبر أحد
changes-no-passage = العبور المؤكد لا يغيّر المستوى ولا الوصول ولا التوصية.
changes-none-false = لا يغيّر أي تقرير بمفرده، إن عُدّ غير صحيح، المستوى أو الوصول أو التوصية.
changes-all = كل التقارير ({ $count })
not-known = غير معروف
by-category = حسب فئة التهديد
uncalibrated = غير معاير لهذا البلد
picture-kept = المعروض هو آخر جواب.
model-says = الطريقة تقول
override-clear = إنهاؤه الآن
override-button = تحديد…
export-button = تصدير…
add-event-button = حدث…
edit-route = تعديل الطريق
delete-route = حذف الطريق
profile-label = الخطر حسب الكيلومتر: { $stretches }
profile-stretch = كم { $from } إلى { $to } { $level }
last-check = آخر تحقق { $when }
authority-unknown = السلطة غير معروفة
no-status = لا شيء مذكور لهذا الجانب
used-by = يستخدمه
edit-crossing = تعديل المعبر
delete-crossing = حذف المعبر
edit-event = تعديل الحدث
confirm-event = تأكيد…
deny-event = نفي…
retract-event = سحب…
if-checked = إذا جرى التحقق منه
delete-event = حذف الحدث
event-bears-on = يؤثر في
event-bears-too = يؤثر أيضاً في
event-bears-on-none = لا يؤثر في أي طريق من السجل في الوقت المعروض.
event-not-placed = غير محدد المكان: التقرير لا يذكر أين.
evidence = التقارير وراءه
evidence-hash = أول أرقام SHA-256 للنص. لا يُعدّل النص أبداً.
reading-levels = قراءة المستويات
reading-levels-how = عدد أضلاع الشكل هو المستوى. اللون يكرره ولا يحمله وحده.
reading-access = الوصول منفصل
reading-access-how = قد يكون الطريق مغلقاً والخطر منخفض، ومفتوحاً والخطر مرتفع جداً.

## البداية
starting = جارٍ البدء
first-title = ابدأ بقاعدة بيانات
first-lead = كل شيء يبقى في ملف واحد على هذا الحاسوب. لا حساب ولا اتصال.
first-protect = احمها
first-protect-why = بعبارة مرور يُشفّر الملف. وبدونها لا يفتحه أحد، ولا أنت.
first-protect-check = تشفير بعبارة مرور
first-protect-lost = عبارة المرور المفقودة لا تُستعاد. اكتبها واحفظها في مكان آخر.
passphrase = عبارة المرور
passphrase-again = عبارة المرور مرة أخرى
passphrase-differs = العبارتان مختلفتان أو فارغتان.
protection = الحماية
protection-none = قاعدة البيانات هذه غير مشفّرة: من حصل على الملف استطاع قراءتها.
lock-after = القفل إذا لم يُلمس شيء مدة
lock-after-hint = على هذا الحاسوب. العمل الجاري، كقراءة ملف، يُتمّ أولاً. وما كُتب ولم يُسجَّل يعود بعد فتح القفل.
lock-never = بلا قفل
lock-minutes = { $minutes ->
    [few] { $minutes } دقائق
   *[other] { $minutes } دقيقة
}
passphrase-set = وضع عبارة مرور
passphrase-change = تغيير عبارة المرور
passphrase-current = عبارة المرور الحالية
passphrase-new = عبارة المرور الجديدة
passphrase-save = التشفير بها
passphrase-done = شُفّرت قاعدة البيانات بعبارة المرور الجديدة.
passphrase-copies = النسخ السابقة (النسخ الاحتياطية والملفات المنتهية بـ ‎.bak‎ والملفات المسلَّمة) تبقى على عبارة مرورها القديمة أو بلا عبارة. احذف ما لا يحتاجه أحد. ملفات الطرق والإحاطات الصادرة والملفات المصدَّرة غير مشفّرة.
passphrase-traces = يُكتب فوق الملف القديم، لكن أجزاء منه قد تُستعاد من ذاكرة الفلاش. وحدها القاعدة المشفّرة من البداية لم تكن مكشوفة قط.
first-starter = ابدأ بمنطقة البداية
first-starter-why = شمال سوريا والحدود العراقية: أماكن ومعابر وطرق، مع تقارير تجريبية معلّمة.
first-starter-button = منطقة البداية
first-empty = ابدأ فارغاً
first-empty-why = ثم ارسم طريقاً على الخريطة أو استورد ملفاً: GPX أو KML أو GeoJSON أو shapefile أو جدولاً.
first-empty-button = قاعدة فارغة
first-where = مكان آخر، أو ملف موجود
first-where-new = مكان الملف الجديد
first-open = فتح قاعدة موجودة
first-back = العودة إلى القاعدة المفتوحة
unlock-title = هذه القاعدة مشفّرة
unlock-lead = أدخل عبارة المرور لفتحها.
unlock = فتح القفل
failed-title = لا يمكن فتح القاعدة
failed-damaged = القاعدة تالفة
failed-foreign = هذا الملف ليس قاعدة Passage
failed-altered = بنية هذه القاعدة غُيّرت
failed-not-encrypted = هذه القاعدة غير مشفّرة
failed-newer = هذه القاعدة من إصدار أحدث من Passage
failed-busy = برنامج آخر يمسك القاعدة
failed-no-answer = لا جواب من Passage
open-unencrypted = افتحها غير مشفّرة مع ذلك
failed-untouched = لم يتغيّر الملف.
failed-other = اختر ملفاً آخر
error-no-answer = لم يُجب Passage. يبقى ما كتبته هنا ما دامت هذه النافذة مفتوحة: أعد المحاولة.
error-lost-answer = لم يصل جواب، ولا يُعرف هل سُجّل هذا. يتحقق Passage حالما يجيب ويقول ذلك في الأعلى: انتظره قبل أن تعيد المحاولة. يبقى ما كتبته هنا ما دامت هذه النافذة مفتوحة.
lost-waiting = ضاع جواب: لا يُعرف هل سُجّل التغيير الأخير. لا تغلق هذه النافذة؛ فهي تتحقق كل ثانية.
lost-saved = ضاع جواب، لكن التغيير سُجّل: { $what }. قُرئ المعروض من جديد.
lost-not-saved = ضاع جواب. حين أجاب Passage من جديد لم يكن التغيير قد سُجّل. قُرئ المعروض من جديد.
elsewhere-changed = غيّره برنامج آخر.
elsewhere-read = قُرئ المعروض من جديد:
elsewhere-by = من { $author }
elsewhere-more = وغير ذلك: انظر من غيّر ماذا.
missing-let-out = قل إنها تُصدر دون حذف شيء، أو احذف منها شيئا، أو اختر علامة أشد.
export-all-the-same = أصدرها مع ذلك دون حذف شيء
to-its-beginning = إلى بدايته
error-pdf-failed = تعذّرت كتابة PDF. صدّر HTML واطبعه من متصفح.
error-file-unreadable = لا يمكن قراءة الملف.
error-path-not-text = لا يمكن استخدام اسم هذا الملف. اختر مجلداً أو اسماً آخر.

## النماذج
missing-source = سمِّ المصدر أو اختر «لا تقرير».
missing-report = اختر من يقول ذلك.
missing-crossing = حدد أي معبر.
missing-route = حدد أي طريق.
missing-name = أعطه اسماً بلغة واحدة على الأقل.
missing-line = يحتاج الطريق إلى نقطتين على الأقل: انقر على الخريطة أو الصق إحداثيات.
missing-point = حدد المكان: انقر على الخريطة أو الصق إحداثيات.
missing-level = اختر مستوى.
missing-reason = اذكر السبب. يُحفظ ويُطبع.
missing-author = اذكر من يحدده.
missing-expiry = اذكر حتى متى.
missing-silence-where = اذكر أين.
missing-silence-since = اذكر منذ متى.
missing-silence-who = اذكر من يقول ذلك.
missing-file = اختر ملفاً.
time-wrong = اكتبه هكذا: 2024-11-30 18:00.
number-none = المطلوب عدد.
number-whole = المطلوب عدد صحيح.
number-least = المطلوب عدد لا يقل عن { $least }.
number-between = المطلوب عدد من { $least } إلى { $most }.
number-either = يمكن أن يُقرأ «{ $text }» على أنه { $one } أو { $other }. اكتبه بلا علامة بين الآلاف وبنقطة قبل الكسور.
choose-file = اختيار…
choose-one = اختر…
event-new = إضافة حدث
event-edit = تعديل حدث
effect-title = إذا حُفظ
effect-none = لا يتغير أي مستوى أو وصول أو توصية.
effect-more = { $count ->
    [one] وطريق آخر
    [two] وطريقان آخران
    [few] و{ $count } طرق أخرى
   *[other] و{ $count } طريقاً آخر
}
effect-more-gates = { $count ->
    [one] ومعبر آخر
    [two] ومعبران آخران
    [few] و{ $count } معابر أخرى
   *[other] و{ $count } معبرًا آخر
}
event-add = إضافة الحدث
event-confirm = تأكيد الحدث
event-deny = نفي الحدث
event-retract = سحب الحدث
event-confirm-hint = اذكر من يؤكده ومدى مصداقية ذلك: درجة التصديق تتبع التقرير لا كلمة «مؤكد».
event-deny-hint = اذكر من ينفيه ومدى مصداقية ذلك. وتبقى التقارير المؤيدة.
event-retract-hint = الحدث المسحوب لا يُحسب ويبقى ظاهراً. والتراجع يعيده.
route-new = طريق جديد
route-edit = تعديل طريق
crossing-new = معبر جديد
crossing-edit = تعديل معبر
field-names = الأسماء
field-kind = ماذا حدث
field-place = المكان، بأي كتابة
place-placeholder = حلب، Aleppo
place-known = في السجل
place-unknown = ليس في السجل: يُحفظ كما يسميه التقرير. ارسم مكانه أو الصقه أو اتركه بلا مكان.
field-shape = الشكل
shape-point = نقطة
shape-line = خط
shape-area = منطقة
geometry-point = أين
geometry-line = خط
geometry-area = منطقة
geometry-none = لم يُرسم شيء
geometry-points = { $count ->
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $count } نقاط
   *[other] { $count } نقطة
}
geometry-clear = مسح
coordinates-paste = أو الصق: عشري، DMS، UTM، MGRS
field-precision = الدقة
field-from = من
field-until = حتى
field-time-precision = الوقت معروف بدقة
field-status = الحالة
field-title = العنوان
field-title-hint = إن تُرك فارغاً رُكّب من النوع والمكان.
field-source = من يقول
source-none = لا تقرير
source-new = مصدر جديد…
source-none-hint = بلا تقرير تكون الدرجة F6: لا أساس للحكم.
field-source-name = اسم المصدر
field-source-kind = نوع المصدر
field-reliability = الموثوقية
field-credibility = المصداقية
field-report = التقرير حرفياً
field-origin = الأصل
field-origin-hint = صاحب القول الأصلي، إذا كان المصدر ينقل عن غيره. التقارير من أصل واحد تُحسب مرة واحدة.
field-stance = يقول التقرير
stance-supports = إنه كذلك
stance-denies = إنه ليس كذلك
field-actors = الجهات
field-actor = الاسم كما ورد
field-role = الدور
actor-add = إضافة جهة
field-scope = ينطبق على
applies-crossing = معبر
applies-border = حدود كاملة
applies-section = مقطع من طريق
applies-geometry = المكان أو الشكل أدناه
applies-geometry-hint = كل طريق داخل المنطقة أو قريب من النقطة أو الخط.
applies-along = الطرق على امتداد الخط أدناه
applies-along-hint = كل طريق يسير على امتداد الخط: مقطع لم يعد مسار الطريق المسجل يمر به.
field-crossing = المعبر
field-country-a = البلد
field-country-b = والبلد
field-route = الطريق
not-in-register = ليس في السجل
field-from-km = من كم
field-to-km = إلى كم
field-direction = الاتجاه
field-hours = الساعات
field-traffic = لمن
field-vehicles = المركبات
field-vehicles-hint = بلا اختيار: كلها
field-partial = بعض الحركة تمر
field-directive = بأمر
field-issuer = أصدره
field-reference = الرقم أو العنوان
field-enforcement = عند البوابة
field-taken-by = سيطرت عليه
field-taken-from = كان بيد
field-count = البلدات والقرى
field-unnamed = منها بلا اسم
field-front-state = كيف عُرف
field-parties = الأطراف
field-means = الوسيلة
field-site = الهدف
field-act = ماذا فُعل
field-device = الجسم المتفجر
field-detonated = انفجر
field-cleared = أُزيل
field-checkpoint = التغيير
field-official = تديره سلطة
official-unknown = غير معروف
official-yes = نعم
official-no = لا
field-delays = تأخير أو تصاريح
field-cause = السبب
field-passability = هل يُسلَك
field-limit = أثقل مركبة تمر، طن
field-denial = ماذا فُعل
field-passed-by = مركبة من
field-vehicle = المركبة
vehicle-unknown = غير معروف
field-code = الرمز
field-code-next = التالي
field-road-ref = رقم الطريق
field-minutes = دقائق عادةً
field-area = جزء من العملية
field-crossings-used = المعابر التي يستخدمها
field-waypoints = أماكن عليه
waypoint-place = مكان من السجل
waypoint-add = إضافة مكان
field-crossing-kind = النوع
field-formal = معبر رسمي
side = الجانب { $number }
side-add = إضافة الجانب الآخر
side-status = الحالة { $number }
field-country = البلد
field-authority = السلطة
field-side-status = الحالة
field-basis = الأساس
field-checked = آخر تحقق
status-add = إضافة حالة
status-remove = إزالة هذه الحالة
override-title = المستوى يدوياً: { $name }
override-intro = { $name }: الطريقة تقول { $level }. يُحفظ الاثنان ويُطبعان.
override-submit = تحديد { $code }: { $level }
override-submit-none = تحديد مستوى { $code }
silence-title = توقف التبليغ
silence-intro = لا يمكن لأي حساب أن يكتشف أن التبليغ توقف. حيث تقول ذلك تصبح التغطية منخفضة وتذكره كل إجابة. وتبقى المستويات والتوصيات كما هي.
silence-submit = تسجيل التوقف
silence-end = عاد التبليغ
silence-km = الوسط، كم من الطريق
silence-radius = المدى، كم حوله
silence-area = المنطقة
silence-area-hint = فارغ: أقرب بلدة.
silence-since = منذ
silence-how = كيف عُرف ذلك
silence-map = توقف التبليغ
field-level = المستوى
field-reason = السبب، إلزامي
field-author = يحدده
field-expires = ينتهي

settings = الأسماء والإعدادات
    .words = كاتب منظمة لغة عبارة سر
field-workspace = اسم العملية
field-person = اسمك
field-person-hint = يظهر بجانب كل تغيير ومستوى تحدده.
history = ما الذي تغيّر
    .words = تدقيق سجل أثر من
history-empty = لم يتغيّر شيء بعد.
history-open = عرض { $name }
history-show = عرض
history-gone = أُزيل

## الاستيراد والتصدير
import-title = استيراد ملف
import-intro = تُعرف الجداول (CSV وExcel) والخرائط (GeoJSON وKML وGPX وshapefile وGeoPackage وOpenStreetMap)، وكذلك داخل ملف zip. ترى أولاً ما سيتغير، ولا يُؤخذ شيء قبل موافقتك.
import-file = الملف
import-look = معاينة
import-accept = { $count ->
    [one] استيراد صف واحد
    [two] استيراد صفين
    [few] استيراد { $count } صفوف
   *[other] استيراد { $count } صفاً
}
import-done = { $file }: { $count ->
    [one] استُورد صف واحد
    [two] استُورد صفان
    [few] استُوردت { $count } صفوف
   *[other] استُورد { $count } صفاً
}
import-nothing = لا جديد في هذا الملف.
import-untouched = لا تُمس القاعدة حتى توافق.
import-unreadable = الصيغة غير معروفة
import-kind-routes = طرق
import-kind-crossings = معابر
import-kind-places = أماكن
import-kind-events = أحداث
import-rows = { $count ->
    [one] صف واحد
    [two] صفان
    [few] { $count } صفوف
   *[other] { $count } صفاً
}
import-added = جديد
import-updated = تغيّر
import-unchanged = كما كان
import-rejected = تُرك
import-row = صف { $row }
import-row-left-out = تُرك
import-row-notice = ملاحظة
import-more = و{ $count } غيرها
export-title = تصدير
export-file = الكتابة إلى
export-write = كتابة الملف
export-issue = { $count ->
    [one] إصدار الإحاطة { $number }، طريق واحد
    [two] إصدار الإحاطة { $number }، طريقان
    [few] إصدار الإحاطة { $number }، { $count } طرق
    [many] إصدار الإحاطة { $number }، { $count } طريقاً
   *[other] إصدار الإحاطة { $number }، { $count } طريق
}
export-issue-at = { $count ->
    [one] إصدار الإحاطة { $number } عن { $when }، طريق واحد
    [two] إصدار الإحاطة { $number } عن { $when }، طريقان
    [few] إصدار الإحاطة { $number } عن { $when }، { $count } طرق
    [many] إصدار الإحاطة { $number } عن { $when }، { $count } طريقاً
   *[other] إصدار الإحاطة { $number } عن { $when }، { $count } طريق
}
export-issued = { $count ->
    [one] صدرت الإحاطة { $number }، الوضع في { $when }، طريق واحد: { $file }
    [two] صدرت الإحاطة { $number }، الوضع في { $when }، طريقان: { $file }
    [few] صدرت الإحاطة { $number }، الوضع في { $when }، { $count } طرق: { $file }
    [many] صدرت الإحاطة { $number }، الوضع في { $when }، { $count } طريقاً: { $file }
   *[other] صدرت الإحاطة { $number }، الوضع في { $when }، { $count } طريق: { $file }
}
export-drafted = { $count ->
    [one] كُتبت المسودة، الوضع في { $when }، طريق واحد: { $file }
    [two] كُتبت المسودة، الوضع في { $when }، طريقان: { $file }
    [few] كُتبت المسودة، الوضع في { $when }، { $count } طرق: { $file }
    [many] كُتبت المسودة، الوضع في { $when }، { $count } طريقاً: { $file }
   *[other] كُتبت المسودة، الوضع في { $when }، { $count } طريق: { $file }
}
export-issue-check = إصدارها: مرقّمة ومحفوظة وأساس الاتجاه التالي
export-issue-hint = الإحاطة الصادرة لا تُعدّل أبداً.
export-draft-hint = المسودة لا تُرقّم ولا تُحفظ.
export-all = { $count ->
    [one] الطريق الوحيد
    [two] الطريقان
    [few] كل الطرق ({ $count })
   *[other] كل الطرق ({ $count })
}
exported = كُتب { $file }
kept-again = عاد إلى هنا ما بُدئ من قبل.
kept-anew = البدء من جديد
kept-away = حُفظ جانباً دون تسجيله: يعود إلى النموذج حين يُفتح من جديد.
leave-close = الإغلاق دون تسجيل
leave-stay = البقاء
leave-title = غير مسجّل
leave-unsaved = ما كُتب لم يُسجَّل بعد: سيضيع عند إغلاق النافذة.
field-format = ماذا يُكتب
format-briefing = إحاطة، HTML
format-pdf = إحاطة، PDF
format-geojson = GeoJSON
format-csv = CSV بوسوم HXL
format-xlsx = Excel بوسوم HXL
format-gpx = GPX
format-kml = KML
format-kmz = KMZ
field-which-routes = الطرق
field-what = المحتوى
export-what-assessments = التقييمات
export-what-routes = الطرق
export-what-crossings = المعابر
export-what-events = الأحداث
field-tlp = الوسم
tlp-clear = TLP:CLEAR
tlp-green = TLP:GREEN
tlp-amber = TLP:AMBER
tlp-amber-strict = TLP:AMBER+STRICT
tlp-red = TLP:RED
field-valid = صالحة، ساعات
field-redact = يُحذف
redact-none = لا شيء
redact-sources = أسماء المصادر ومن أدخلوا البيانات والعناوين المكتوبة
redact-public = الأسماء والعناوين المكتوبة والمواقع الدقيقة وقائمة الأحداث

## معايرة البلد
calibrations = معايرة البلد
calibration-new = ضبط مقياس من أحداثنا
calibration-label = البلد أو المنطقة كما سيطبع
calibration-fit = ضبط
calibration-fitting = جار الضبط
calibration-cancel = إلغاء
calibration-stopped = أوقف الضبط ولم يُحفظ شيء.
calibration-fitted = تم الضبط. لا يستخدمه شيء حتى يختاره شخص.
calibration-weeks = الأسابيع: { $have } من { $need } مطلوبة
calibration-none = لم يضبط أي منها بعد.
calibration-in-use = مستخدمة
calibration-choose = استخدامها
calibration-stop = إيقاف استخدامها
calibration-made = أعدها { $who }، { $when }
calibration-chosen = اختارها { $who }، { $when }
calibration-basis = الأسابيع { $weeks }، الطرق { $routes }، { $km } كم، الأحداث { $events }
calibration-scale = المقياس { $scale }، المرفق { $shipped }
calibration-scored = اختبرت على { $weeks } أسبوعا، كل منها بمقياس ضبط على ما قبله
calibration-untested = الأسابيع أقل من أن تختبر.
calibration-before = قبل
calibration-after = بعد
missing-label = سمِّ البلد أو المنطقة.
calibration-said = المقول في المتوسط
calibration-seen = الملحوظ { $seen }
calibration-error = خطأ المعايرة
calibration-brier = الخطأ المربع
calibration-score = المؤشر
calibration-lead = ترتيب الطرق ينتقل من بلد إلى آخر أما الاحتمال فلا. يضبط على الأسابيع السابقة في هذه القاعدة.
calibration-to-method = كيف يحسب
calibration-looking = قراءة الأسابيع السابقة
