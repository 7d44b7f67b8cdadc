# صفحة الطريقة. هي وحدها تقرأ هذا الملف، وعند فتحها فقط.

## The page
method-title = كيف يحسب
method-lead = كل مستوى على الخريطة يأتي من هذه الأرقام والقواعد ولا شيء غيرها.
method-back = العودة إلى الخريطة
method-parts = أقسام هذه الصفحة
method-predicts = ما يتنبأ به
method-predicts-text = احتمال أن يقع حدث عنيف واحد على الأقل ضمن { $km } كم من الطريق في الأيام الـ { $days } المقبلة: ضربة أو اشتباك أو هجوم أو كمين أو عبوة منفجرة أو استيلاء.
method-not = ما لا يتنبأ به
method-not-convoy = ليس احتمال أن تصاب قافلة.
method-not-crime = لا يكاد يشمل الجريمة والخطف والحواجز: الأحداث التي قيس عليها قاتلة في معظمها.
method-not-closures = الإغلاقات ووقف إطلاق النار والعبور وتحرك الجبهة لا وزن مقيسا لها؛ تعمل بقواعد اصطلاحية.
method-not-late = التقارير المتأخرة تجعله أقل مما ينبغي.
method-not-isolated = أول تقرير من منطقة هادئة مبالغ فيه: قيل نحو 20 %، ولوحظ من 3 إلى 7 %.
method-not-absence = غياب التقارير ليس غياب التهديد. طريق كهذا غير معروف.
method-country-chosen = معاير لـ { $label }: المقياس { $scale } بدلا من { $shipped }، من { $weeks } أسبوعا.
method-country-none = غير معاير لهذا البلد: ترتيب الطرق الأسوأ ينتقل، أما مقدار الاحتمال فقد لا ينتقل. في بلدين آخرين لوحظ نصف ما قيل أو أقل.
method-to-settings = معايرة لهذا البلد
readout-title = ما تعطيه المعادلة
readout-lead = مقطع من الطريق مع تقارير دقيقة صحيحة ضمن { $km } كم منه.
readout-age = { $days ->
    [one] تقرير مؤكد واحد عمره يوم واحد
    [two] تقرير مؤكد واحد عمره يومان
    [few] تقرير مؤكد واحد عمره { $days } أيام
   *[other] تقرير مؤكد واحد عمره { $days } يوما
}
readout-count = { $count ->
    [one] تقرير واحد عمره يوم
    [two] تقريران عمر كل منهما يوم
    [few] { $count } تقارير عمر كل منها يوم
   *[other] { $count } تقريرا عمر كل منها يوم
}
readout-none = لا تقرير إطلاقا
levels-title = المستويات
levels-band = الاحتمال
levels-below = دون { $p }
levels-between = { $from } إلى { $to }
levels-above = { $p } فأكثر
levels-trigger = عتبة توقف قائمة
levels-unknown = لا تقرير منذ مدة طويلة
levels-observed = الملحوظ في الاختبار على الماضي
levels-share = نصيبه من الطرق
levels-none = لم يبلغه طريق
levels-untested = لم تُختبر على الماضي بهذه القيم: الحدود أو المقياس أو الأوزان المستعملة ليست قيم الاختبار المرفق.
levels-untested-country = لم تُختبر على الماضي بهذه القيم: مقياس { $label } مستعمل. ويبين المخطط أدناه مدى صحة احتمالاته في الأسابيع الماضية.
proof-title = المقول والملحوظ
proof-how = من الطرق التي قيل لها احتمال ما، كم منها شهد حدثا عنيفا؟ على القطر يتساوى الاثنان، وتحته قيل أكثر مما لوحظ.
proof-said = المقول
proof-seen = الملحوظ
proof-scale = المقياسان ممدودان عند القيم المنخفضة.
proof-label = مخطط المطابقة: { $points }
proof-point = قيل { $said } ولوحظ { $seen }
proof-table = المخطط كجدول
proof-of-shipped = الاختبار المرفق: القيم المرفقة بلا مقياس بلد، في سوريا، من { $from } إلى { $to }.
proof-of-others = القيم المستعملة غيرها، فلا يقول عنها شيئا.
proof-of-country = { $label }: أسابيع ماضية من سجلكم.
proof-shipped = الاختبار المرفق
proof-country = { $label } بمقياسه
proof-country-before = { $label } بالمقياس المرفق
proof-span = { $weeks } أسبوعا، من { $from } إلى { $to }، { $km } كم من الطرق
proof-missing = أرقام الاختبار على الماضي ليست في هذه النسخة.
scores-title = النتائج
scores-how = مقارنة بقواعد يطبقها المخطط بالنظر. بالخط الغامق: الأفضل في العمود.
score-rule = القاعدة
score-method = هذه الطريقة
score-brier = Brier
score-brier-why = متوسط مربع خطأ الاحتمال؛ الأقل أفضل.
score-skill = المهارة
score-skill-why = التحسن عن قول المعدل العام دائما؛ 1 كامل و0 بلا تحسن.
score-aupr = AUPR
score-aupr-why = مدى حسن اختيار الطرق التي شهدت حدثا؛ الأعلى أفضل.
score-auc = AUC
score-auc-why = كم مرة يرتب طريق شهد حدثا فوق آخر لم يشهد؛ 0.5 مصادفة.
score-ece = خطأ المعايرة
score-ece-why = متوسط الفرق بين المقول والملحوظ؛ الأقل أفضل.
score-pai = أسوأ 5 / 10 / 20 %
score-pai-why = كم ضعفا من الأحداث وقع على أسوأ الطرق مقارنة بطول مماثل مختار عشوائيا.
score-none = لم يحسب
score-before = بالمقياس المرفق
score-after = بمقياس البلد
params-title = كل الأرقام
params-lead = الاسم والقيمة والمصدر والقاعدة التي تستخدمه.
params-name = الرقم
params-value = القيمة
params-mark = المصدر
params-rule = القاعدة
params-source = سبب هذه القيمة
rules-title = كل القواعد
rules-lead = تستشهد الشروح بهذه الرموز.
rules-uses = يستخدم
rules-hazard = من التقارير إلى المستوى
rules-floors = الحدود الدنيا وعتبات التوقف
rules-belief = درجة التصديق
rules-access = الوصول
rules-answers = الثقة والتوصية والشرح

## Rules: title and what the rule does
about-H0 = الخطر الأساسي
    .text = يبقى جزء صغير من المجموع على كل طريق حتى دون أي تقرير.
about-H1 = حادث قرب الطريق
    .text = الضربة أو الاشتباك أو الهجوم أو الكمين أو العبوة المنفجرة أو الاستيلاء ضمن المسافة القريبة يضاف إلى المجموع. ويقل وزنه إذا كان قديما أو مشكوكا فيه أو مكانه تقريبيا.
about-H2 = حادث أبعد
    .text = يضيف الحادث قليلا حتى أبعد مسافة، ويقل ذلك مع البعد ولأيام فقط.
about-H3 = الخبر المكرر
    .text = الاشتباك والاستيلاء في مكان واحد ويوم واحد ومن أصل واحد يحسبان مرة واحدة.
about-H4 = تقرير منفرد
    .text = خيار: يُحسب الحدث أقل حيث سُجل قليل من العنف قربه في المدة السابقة له. يحتاج إلى سنة من البيانات المحملة.
about-L1 = من المجموع إلى المستوى
    .text = يتحول المجموع إلى احتمال يقع في نطاق. ومستوى المقطع هو الأسوأ بين نطاقه وحدوده الدنيا وعتبات التوقف.
about-L2 = احتمال طريق كامل
    .text = تشترك المقاطع المتجاورة في الحوادث، فلا تجمع احتمالاتها ولا تضرب؛ طول الطريق والمسافة القريبة يحددان ضمها.
about-L3 = مستوى طريق كامل
    .text = مستوى أسوأ مقاطعه لا المتوسط. غير معروف إذا كان معظمه كذلك وباقيه دون متوسط، وإلا فمع علامة «?».
about-L4 = فئات التهديد
    .text = يوزع المجموع على الفئات للشرح. ولا يقال شيء عن فئة بلا حدث، وما هو غير معروف فهو كذلك في كل فئة.
about-L5 = مصفوفة الاحتمال والأثر
    .text = معطلة أصلا. للمنظمات التي تحدد المستوى من الاحتمال والأثر.
about-U1 = لا تقرير
    .text = المقطع غير معروف إذا لم يصل من محيطه أي تقرير منذ مدة طويلة وكان الاحتمال منخفضا ولم يكن هناك حد أدنى قائم. والخطر الذي لا يُعرف مكانه أو تاريخه بما يكفي ليُحتسب لا يجعله معروفا. ولا يُقرأ أبدا على أنه منخفض.
about-F1 = جبهة قريبة
    .text = خط جبهة عُرف حديثا يضع حدا أدنى للمستوى يرتفع كلما اقترب. والخط المُدّعى فقط يُحسب أقل.
about-F2 = داخل منطقة غير محسومة السيطرة
    .text = المقطع داخل منطقة غير محسومة السيطرة، أو داخل منطقة فيها مجموعات مسلحة، له حد أدنى مرتفع.
about-F3 = تغيرت السيطرة
    .text = حيث تغيرت السيطرة قرب الطريق في الأيام الأخيرة يرفع حد أدنى المستوى.
about-F4 = لغم أو ذخيرة لم تنفجر
    .text = الجسم المتفجر المعروف على الطريق أو قربه يضع حدا أدنى. لا يتلاشى مع الوقت، ولا ينهيه إلا تسجيل إزالته.
about-F5 = عتبة توقف
    .text = قتال قرب الطريق إلى جانب جبهة أو استيلاء، وكلاهما حديث جدا، يجعل المستوى غير مقبول ما لم تقل القائمة غير ذلك. وتعدل المنظمات القائمة.
about-T1 = وقف إطلاق النار
    .text = وقف إطلاق النار لا يخفض شيئا؛ يعرض كواقعة مؤيدة وخروقاته كوقائع معاكسة.
about-Q1 = درجة التصديق
    .text = تنتج درجة تصديق الحدث من درجات تقاريره. والتقارير ذات الأصل الواحد تحسب مرة واحدة، أفضلها.
about-Q2 = النفي
    .text = نفي مصدر موثوق به يخفض التصديق. وإذا كان للطرفين وزن وُسم الحدث بأنه «ورد ما يناقضه».
about-Q3 = إنكار الفاعل
    .text = إنكار الطرف لفعله لا يغير شيئا.
about-Q4 = مسحوب
    .text = الحدث المسحوب لا يحسب في أي مكان ويبقى ظاهرا.
about-A-closed-order = مغلق بأمر
    .text = الأمر الساري يغلق سواء أكدته البوابة أم لا، وتذكر الصفحة إن لم يرد أي تقرير من البوابة.
about-A-closed-report = مغلق حسب تقرير
    .text = تقرير مُصدَّق عن إغلاق دون أمر يغلق أيضا.
about-A-closed-side = مغلق من أحد جانبي المعبر
    .text = يقول أحد جانبي المعبر إنه مغلق للحركة المطلوبة.
about-A-closed-obstruction = غير سالك
    .text = العائق الذي لا يمر منه شيء يغلق المقطع.
about-A-closed-weight = ثقيل أكثر من المسموح
    .text = المركبة أثقل مما يحتمله المقطع.
about-A-closed-hours = خارج الساعات
    .text = مغلق في اللحظة المطلوبة: حظر تجول أو بوابة خارج ساعاتها.
about-A-unknown-doubted = إغلاق مشكوك فيه
    .text = إغلاق قد يكون صحيحا يجعل الوصول غير معروف حتى يحسمه عبور.
about-A-unknown-enforcement = أمر لا يُنفَّذ
    .text = أمر يقول مغلق والبوابة تبلغ بأن الحركة مستمرة: غير معروف.
about-A-unknown-control = تغيرت السيطرة منذ آخر عبور
    .text = تحت سيطرة جديدة يكون الوصول غير معروف حتى يعبر أحد أو تعلن السلطة الجديدة موقفها.
about-A-unknown-crossing = معبر لم يُتحقق منه
    .text = لا حالة حديثة لأحد جانبي المعبر.
about-A-unknown-evidence = لا دليل على العبور
    .text = لا عبور ولا خبر عن فتح في الأيام الأخيرة.
about-A-restricted-partial = إغلاق جزئي
    .text = تمر بعض الحركة: حدود أو تصاريح أو فتح متقطع.
about-A-restricted-hours = ساعات محدودة
    .text = مفتوح في ساعات معينة فقط.
about-A-restricted-class = بعض المركبات ممنوعة
    .text = إغلاق لبعض فئات المركبات إذا لم تحدد مركبة.
about-A-restricted-side = مقيد من أحد الجانبين
    .text = يقول أحد جانبي المعبر إنه مقيد.
about-A-restricted-weight = حد للوزن
    .text = يوجد حد للوزن والمركبة ضمنه.
about-A-restricted-checkpoint = حاجز
    .text = حاجز فيه تأخير أو تصاريح حتى يفيد تقرير لاحق بزواله.
about-A-restricted-obstruction = سالك بصعوبة
    .text = عائق يمكن تجاوزه.
about-A-restricted-denial = احتجاز أو منع
    .text = جرى حديثا احتجاز أشخاص أو بضائع أو منعهم أو تأخيرهم.
about-A-open-passage = عبور مؤكد
    .text = عبر أحد حديثا. هذا يفتح المقطع ويُحسب تقريرا، ولا يخفض الخطر لعدم وجود دليل على ذلك.
about-A-open-report = خبر عن الفتح
    .text = إعادة فتح حديثة دون قيود.
about-A-open-side = جانب يقول مفتوح
    .text = يقول أحد جانبي المعبر إنه مفتوح، وقد جرى التحقق منه حديثا.
about-C1 = الثقة
    .text = من عمر أحدث تقرير قريب وعدد التقارير المستقلة، وأقل بدرجة إذا استند المجموع إلى تقارير مشكوك فيها. ولا يكشف الحساب أن التبليغ توقف: يقول ذلك شخص (C3).
about-C2 = ما ليس معروفا
    .text = تُدرج الفجوات: أماكن لم تُسمَّ، ومقاطع بلا تقرير، ومعابر لم يُتحقق منها، وأوامر بلا خبر من البوابة.
about-C3 = توقف التبليغ
    .text = يقول شخص إن منطقة لم تعد ترسل تقارير. التغطية هناك منخفضة، وتذكر كل إجابة ذلك. وتبقى المستويات كما هي.
about-D1 = التوصية
    .text = جدول من المستوى والوصول يعطي التوصية. والقرار للناس.
about-E1 = الشرح
    .text = كل مستوى مجموع حصص مسماة. ودون تقرير ما يحسب كل شيء من جديد كأنه غير موجود.
about-V1 = ما يتحقق منه أولا
    .text = لكل تقرير غير مؤكد: أي الطرق تتغير إن كان غير صحيح أو صحيحا. مرتب حسب عدد الطرق ثم طولها.
about-K1 = معايرة البلد
    .text = ترتيب الطرق الأسوأ ينتقل من بلد إلى آخر، أما مقدار الاحتمال فلا. يضبط شخص مقياسا واحدا لكل بلد على أسابيع سابقة ويختاره.

## Parameters

## Groups of parameters
group-hazard = من التقارير إلى الاحتمال
group-targets = مسافات ومدد أخرى
group-options = خيارات
group-belief = درجة تصديق التقرير
group-levels = المستويات
group-floors = الجبهات والألغام وعتبات التوقف
group-access = الوصول
group-advice = التوصيات
group-confidence = الثقة
group-matrix = مصفوفة الاحتمال والأثر
group-calibration = معايرة البلد
group-explanation = الشروح

## Units
of-unit-km = { $n } كم
of-unit-days = { $count ->
    [zero] { $n } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $n } أيام
    [many] { $n } يومًا
   *[other] { $n } يوم
}
of-unit-fresh-incidents = { $n } حادث حديث
of-unit-likelihood-ratio = × { $n }
of-unit-levels = { $n }
of-unit-km-per-day = { $n } كم في اليوم
of-unit-reports = { $n } (تقارير)
of-unit-column-1-negligible-to-5-critical = العمود { $n } من 5
of-unit-natural-log = { $n } (لوغاريتم طبيعي)
of-unit-weeks = { $count ->
    [zero] { $n } أسبوع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { $n } أسابيع
    [many] { $n } أسبوعًا
   *[other] { $n } أسبوع
}
of-unit-events = { $n } (أحداث)
of-unit-steps = { $n } خطوة

## Fields of tables among the parameters
param-field-radius-km = المسافة، كم
param-field-horizon-days = الأيام المقبلة
param-field-tail-rho = وزن البعيد
param-field-scale-a = المقياس A
param-field-power-g = الانحناء g
param-field-background-b = الخلفية b
param-field-rule = القاعدة
param-field-level = المستوى
param-field-access = الوصول
param-field-then = التوصية
param-field-hostilities = الأعمال العدائية
param-field-hostilities-km = ضمن، كم
param-field-hostilities-hours = خلال آخر (ساعات)
param-field-hostilities-min-q = درجة التصديق على الأقل
param-field-companion-km = وتغير سيطرة أو جبهة ضمن، كم
param-field-companion-hours = خلال آخر (ساعات)
param-any = الكل

## Where numbers come from
mark-measured = مقيس
mark-convention = اصطلاح
mark-geometry = هندسي
mark-exact = دقيق
mark-measured-why = ضبط أو اختبر على أحداث سابقة.
mark-convention-why = اختير بالتقدير لعدم وجود بيانات تعطي رقما. يمكن تعديله.
mark-geometry-why = ينتج من الأطوال والمسافات.
mark-exact-why = محسوب من القواعد الأخرى دون رقم خاص به.

## Sources of the shipped numbers
source-distance-of-the-calibrated-target-with-i = مسافة ما يتنبأ به، ولكل مسافة ضبطها.
source-horizon-of-the-calibrated-target = مدة ما يتنبأ به.
source-fitted-on-syria-weekly-origins-2016-07-0 = ضبط على سوريا، أسابيع من تموز 2016 إلى كانون الأول 2018 (UCDP GED)، واختبر على 2019.
source-cutting-earlier-changes-p-by-more-than-1 = الترك قبل ذلك يغير الاحتمالات بأكثر من 1 %.
source-the-tail-is-left-out-beyond-this-age-whe = بعد هذا العمر لا يضيف الحدث شيئا يذكر؛ من 14 إلى 20 يوما يغير الاحتمالات بأقل من 1 %.
source-weights-per-kind-gave-no-gain-in-test = لم تفد أوزان مختلفة حسب النوع في الاختبار.
source-fitted-on-syria-for-other-distances-and = ضبط على سوريا لمسافات ومدد أخرى، تموز 2016 إلى كانون الأول 2018 (UCDP GED).
source-off-it-needs-a-year-of-loaded-history-wi = موقوف: يحتاج إلى سنة من البيانات المحملة. معه تقل المبالغة في تقدير أول تقرير منفرد.
source-off-for-imports-that-know-towns-only-the = يوقف للبيانات التي لا تعرف إلا المدن: يختلق فيها خطرا بين المدن (قيس على العراق).
source-convention-literature-on-improvised-devi = تظهر الدراسات عن العبوات الناسفة تلاشيا مختلفا.
source-convention-used-when-ied-kernel-is-on = يستخدم إذا كان للعبوات الناسفة تلاش خاص.
source-convention-in-place-of-omori-days-when-i = بدلا من التلاشي العام عند تفعيل الخيار.
source-convention-no-evidence-for-a-number-a-ce = لا دليل على رقم: وقف إطلاق النار لا يخفض شيئا.
source-convention-used-when-ceasefire-is-on = يستخدم عند تفعيل الخيار.
source-convention-as-for-closures = كما في الإغلاقات.
source-convention-on-for-organisations-that-use = تفعله المنظمات التي تستخدم عمود الأثر.
source-convention-no-measured-mapping-from-admi = لا توجد علاقة مقيسة بين الدرجات والحقيقة.
source-convention-flagged-when-both-sides-reach = يشار إليه إذا بلغه الطرفان.
source-observed-on-syria-2019-1-0-5-3-15-9-31-3 = لوحظ في سوريا 2019: 1.0 و5.3 و15.9 و31.3 و68.1 %.
source-segments-without-a-report-0-4-observed-o = الطرق بلا تقرير: لوحظ 0.4 % على 45 % من الطول.
source-upper-bound-of-very-low = حيث ينتهي منخفض جدا.
source-convention-every-report-counts-that-is-n = يحسب كل تقرير لم يسحب.
source-convention-reported-aid-incidents-with-c = كانت حوادث الإغاثة المبلغ عنها مع إصابات ضمن 5 كم من الجبهة.
source-convention-8-of-14-reported-damage-incid = 8 من 14 حادث ضرر مبلغا عنه كانت ضمن 10 كم من الجبهة.
source-convention-organisations-edit-the-list = تعدل المنظمات القائمة.
source-convention-as-for-doubted-closures = كما في الإغلاقات المشكوك فيها.
source-convention-two-routes-this-near-each-oth = طريقان بهذا القرب على طريق واحد.
source-convention-shorter-is-a-junction-not-a-s = الأقصر تقاطع لا طريق مشترك.
source-convention-the-decision-rests-with-peopl = القرار للناس.
source-weak = مقيس، لكن الدليل ضعيف.
source-rows-very-unlikely-to-very-likely-column = المعمول به في إدارة مخاطر الأمم المتحدة؛ تحمل الوكالات جدولها.
source-convention-to-be-set-by-the-organisation = تحدده المنظمة.
source-spread-of-the-country-scale = تباين مقياس البلد.
source-13-to-26-are-enough = من 13 إلى 26 تكفي.
source-26-to-52-fully-observed-weekly-origins = من 26 إلى 52 أسبوعا مرصودا بالكامل.
source-convention-smaller-ones-are-summed = تجمع الأصغر منها.
source-convention-size-of-the-sets-searched-exa = تعطى المجموعات الأكبر دون إثبات أنها الأصغر.
source-convention-work-allowed-for-one-search = بعد ذلك يقول الجواب إنه غير مثبت.

# قيم خاصة بالمنظمة بدلا من القيم المرفقة
param-edit = تعديل
param-edit-of = تعديل: { $name }
param-own = قيمة خاصة
param-own-by = { $by }، { $when }: { $reason }
param-shipped-is = المرفقة:
param-new-value = القيمة الجديدة
param-cell = الصف { $row } من { $rows }، العمود { $column } من { $columns }
param-from-level = { $level } ابتداء من
param-row = الصف { $n }
param-row-add = إضافة صف في الأعلى
param-row-up = إلى أعلى
param-row-down = إلى أسفل
param-row-remove = حذف
param-not-numbers = { $count ->
    [one] في خانة واحدة ما ليس رقما.
    [two] في خانتين ما ليس رقما.
    [few] في { $count } خانات ما ليس رقما.
   *[other] في { $count } خانة ما ليس رقما.
}
param-share = القيمة 0.5 تعني 50 %.
param-why = السبب، مطلوب
param-save = استعمال هذه القيمة
param-cancel = إلغاء
param-back = العودة إلى القيمة المرفقة
param-fixed = جزء من الضبط، لا يحدد يدويا
param-measured-warning = قيست هذه القيمة على أحداث سابقة. مع قيمة أخرى لا تصح أرقام الاختبار أعلاه، ويجب ضبط مقياس البلد من جديد.
params-own-count = { $count ->
    [one] قيمة واحدة خاصة بمنظمتك. كل مخرج يذكر «معاملات معدلة».
    [two] قيمتان خاصتان بمنظمتك. كل مخرج يذكر «معاملات معدلة».
    [few] { $count } قيم خاصة بمنظمتك. كل مخرج يذكر «معاملات معدلة».
   *[other] { $count } قيمة خاصة بمنظمتك. كل مخرج يذكر «معاملات معدلة».
}
params-own-measured = واحدة منها على الأقل كانت مقيسة: أرقام الاختبار أعلاه حسبت بالقيم المرفقة.
params-refused = { $count ->
    [one] قيمة خاصة مسجلة لا تتفق مع غيرها أو مع هذا الإصدار من البرنامج، فتستعمل القيمة المرفقة:
    [two] قيمتان خاصتان مسجلتان لا تتفقان مع غيرهما أو مع هذا الإصدار من البرنامج، فتستعمل القيم المرفقة:
    [few] { $count } قيم خاصة مسجلة لا تتفق مع غيرها أو مع هذا الإصدار من البرنامج، فتستعمل القيم المرفقة:
   *[other] { $count } قيمة خاصة مسجلة لا تتفق مع غيرها أو مع هذا الإصدار من البرنامج، فتستعمل القيم المرفقة:
}
