# ما لا يستطيع ملف للغير حمله: lost-<code>. يعرض بعد التصدير.
lost-title = لا يحمل الملف كل شيء:
lost-not-placed = { $count } بلا موقع معروف وليست فيه: { $fields }{ $more ->
    [0] {""}
   *[other] {""}؛ و{ $more } غيرها
}. الجدول (CSV أو Excel) يحملها.
lost-later = { $count } تبدأ بعد اللحظة المطلوبة وليست فيه.
lost-sides = من جوانب المعابر، وعددها { $count }، لا يحوي الملف الأسماء بلغات أخرى ولا من قال ماذا.
lost-shapes = { $count } من الخطوط أو المساحات ليست فيه. لا يتسع الجدول إلا لموقع واحد، أما GeoJSON وKML فيحملانها.
lost-areas = { $count } من المساحات ليست فيه: { $fields }{ $more ->
    [0] {""}
   *[other] {""}؛ و{ $more } غيرها
}. لا تعرف هذه الصيغة إلا النقاط والخطوط، أما GeoJSON وKML فيحملان المساحات.
lost-colours = الألوان ليست فيه.
lost-characters = حُذفت رموز تحكم غير مرئية من { $count } من النصوص ({ $fields }).
lost-sorts = تُكتب الأرقام والتواريخ فيه نصا: { $fields }.
lost-unknown = حيث لا تُعرف القيمة يُحذف حقلها: { $fields }.
lost-digits = قُرِّب { $count } من الأرقام: { $fields }.
lost-position = قُرِّبت المواقع إلى سنتيمتر واحد.
lost-seconds = اقتُصر في الأوقات على الثواني الكاملة: { $fields }.
lost-long = قُطع { $count } من النصوص لأنها أطول مما تتسع له خلية ({ $fields }). ملف CSV يحملها كاملة.
let-out = تسمح العلامة { $tlp } بنقل هذا الملف ولم يحذف منه شيء، وفيه { $what }. احذف منه شيئا أو اختر علامة أشد.
let-out-briefing = أسماء مصادر وأشخاص، وعناوين وأسباب مكتوبة، ومواقع وساعات دقيقة، وكل حدث
let-out-events = عناوين مكتوبة، ومواقع وساعات دقيقة لكل حدث، وصاحب المركبة التي عبرت
let-out-register = مواقع دقيقة، منها حواجز غير رسمية، وما يعرف عنها
action-export = كُتب ملف لآخرين
action-briefing-draft = كُتبت مسودة إحاطة
action-print = طُبعت صفحة

# الإحاطات الصادرة: القائمة، وما يختلف بين اثنتين
briefings = الإحاطات الصادرة
    .words = سابقة قديمة أرشيف نصيحة فرق مقارنة رقم
briefings-empty = لم تصدر أي إحاطة بعد. الإحاطة الصادرة مرقّمة ومحفوظة كما طُبعت، وتجدها هنا.
briefings-number = الإحاطة { $number }
briefings-of = الوضع في { $when }
briefings-valid = صالحة حتى { $when }
briefings-over = كانت صالحة حتى { $when }، وقد مضى
briefings-issued = صدرت { $when }
briefings-issued-by = صدرت { $when }، أصدرها { $author }
briefings-routes = { $count ->
    [one] طريق واحد: { $routes }
    [two] طريقان: { $routes }
    [few] { $count } طرق: { $routes }
    [many] { $count } طريقاً: { $routes }
   *[other] { $count } طريق: { $routes }
}
briefings-read = قراءة
briefings-read-of = قراءة الإحاطة { $number }
briefings-save = حفظ بصيغة HTML…
briefings-save-pdf = حفظ بصيغة PDF…
briefings-write = كتابة الملف
briefings-written = كُتبت الإحاطة { $number }: { $file }
briefings-unreadable = لا تستطيع هذه النافذة رسمها. احفظها في ملف وافتحه.
briefings-compare = ما يختلف بين اثنتين
briefings-one = الإحاطة
briefings-other = مقارنة مع
briefings-same-one = اختر إحاطتين مختلفتين.
briefings-differ = { $after } إلى جانب { $before }
briefings-alike = { $count ->
    [0] لا تتفقان على أي طريق.
    [one] تتفقان على طريق واحد.
    [two] تتفقان على طريقين.
    [few] تتفقان على { $count } طرق.
    [many] تتفقان على { $count } طريقاً.
   *[other] تتفقان على { $count } طريق.
}
briefings-level = الخطر
briefings-access = الوصول
briefings-advice = النصيحة
briefings-only = في الإحاطة { $number } وحدها: { $said }
briefings-route-unknown = طريق لا يوجد عنه شيء في السجل
briefings-advice-not-kept = صدرت بنسخة سابقة لم تحفظ النصيحة، فلم تُقارن: الإحاطة { $numbers }.
action-briefing-issue = صدرت إحاطة
action-briefing-copy = كُتبت نسخة من إحاطة صادرة
