# Reading and writing files: where an issue is, what is wrong, what to do.
# issue-* take $row, $column, $value, $expected; a caller gives all four, blank where unknown.

issue-at-row = الصف { $row }
issue-at-column = الصف { $row }، العمود { $column }
issue-at-file = الملف كله

issue-missing-value = القيمة في { $column } فارغة. املأها.
issue-coordinates-missing = الموقع ناقص في { $column }. أدخل خط العرض وخط الطول بالدرجات.
issue-coordinates-out-of-range = { $value } ليس موقعا على الأرض. المتوقع: خط العرض وخط الطول بالدرجات ({ $expected }).
issue-coordinates-swapped = { $value }: يبدو أن خط العرض وخط الطول تبادلا مكانيهما. بدِّلهما في الملف واقرأه من جديد.
issue-coordinates-zero = الموقع هو 0, 0 تماما: الأرجح أنه لم يملأ قط. أدخل الموقع الصحيح.
issue-not-a-number = «{ $value }» في { $column } ليس رقما من النوع المتوقع ({ $expected }).
issue-not-a-date = «{ $value }» في { $column } ليس تاريخا. اكتبه بالشكل { $expected }، مثل 2024-11-29.
issue-end-before-start = النهاية { $value } قبل البداية ({ $expected }). تحقق من التاريخين.
issue-date-in-future = { $value } في المستقبل ({ $expected }). تحقق من التاريخ؛ الخطط ليست أحداثا.
issue-date-ahead = { $value } في المستقبل: أُخذ على أنه معلن ويُحتسب من ذلك الحين. تحقق من التاريخ.
issue-unknown-kind = «{ $value }» ليس نوع حدث معروفا. استخدم أحد هذه: { $expected }.
issue-unknown-precision = «{ $value }» في { $column } ليس درجة دقة معروفة. استخدم إحدى هذه: { $expected }.
issue-unknown-status = «{ $value }» ليس حالة معروفة. استخدم إحدى هذه: { $expected }.
issue-grade-malformed = «{ $value }» ليس درجة. اكتب حرفا من A إلى F ورقما من 1 إلى 6، مثل B3.
issue-grade-contradictory = الدرجة { $value } تناقض نفسها: المصدر والمعلومة لا يتفقان. يرجى مراجعتها.
issue-duplicate-id = المعرف { $value } موجود في الصف { $expected }. أُخذ الأول؛ أعط هذا معرفا خاصا أو احذفه.
issue-name-cut = اسم أو نص مماثل تجاوز الحد ({ $expected } حرف) فقُطع: «{ $value }». اختصره في الملف إن كانت بقيته مهمة.
issue-ids-made = لا يوجد عمود للمعرّفات، فيقوم محتوى كل صف مقامها: الصف نفسه مرة أخرى هو الحدث نفسه، والصف الذي تغيّر حدث جديد. إن كان للصفوف معرّفات فحدد عمودها بالخيار ‎--map id=COLUMN أو في النافذة.
issue-duplicate-row = الشيء نفسه موجود في الصف { $expected }. أُخذ الأول؛ احذف هذا.
issue-extra-fields = عدد القيم في الصف { $value } وعدد الأعمدة { $expected }، فقد انزاحت القيم. ضع النصوص التي تحوي الفاصل بين علامتي اقتباس.
issue-short-row = عدد القيم في الصف { $value } وعدد الأعمدة { $expected }. أكمله.
issue-unclosed-quote = علامة اقتباس فتحت ولم تغلق. أغلقها أو احذفها.
issue-row-too-long = الصف أطول بكثير من أي صف حقيقي. ابحث عن علامة اقتباس لم تغلق.
issue-not-text = في الصف بايتات ليست نصا. صدِّر الملف من جديد.
issue-empty-row = الصف فارغ وتم تجاوزه.
issue-duplicate-column = هناك عمودان باسم { $column }. استُخدم الأول؛ غيِّر اسم الآخر.
issue-file-truncated = الملف ينقطع أو يفسد هنا ({ $value }). قُرئ ما قبله؛ احصل على الملف كاملا من جديد.
issue-not-json = هذا السطر ليس JSON: { $value }. صححه أو صدِّر الملف من جديد.
issue-not-a-feature = هذا ليس عنصر GeoJSON. المتوقع: { $expected }.
issue-geometry-missing = لا شكل هندسيا لهذا العنصر. ارسمه أو احذف العنصر.
issue-geometry-malformed = لا يمكن قراءة الإحداثيات: { $value }. المتوقع: { $expected }.
issue-geometry-not-used = { $value } لا استعمال له هنا وتم تجاوزه. تقرأ الخطوط والنقاط، ولا تقرأ المساحة إلا إذا ذكرت نوعها وتاريخها، فهي عندئذ حدث.
issue-points-together = يحوي العنصر عدة نقاط معا وتم تجاوزه. احفظها نقاطا منفردة ثم استوردها من جديد.
issue-area-not-whole = للمساحة ({ $value }) ثقب أو عدة أجزاء ولم تُؤخذ: لا يُحفظ إلا محيط واحد، ولو سُدّ الثقب لشملت أرضا لم يسمها أحد. ارسمها بلا ثقب، أو كل جزء على حدة.
issue-too-few-points = خط عدد نقاطه المختلفة { $value } ليس طريقا. يلزم نقطتان على الأقل.
issue-route-gap = قطع هذا الطريق متباعدة هنا بمقدار { $value } م (المسموح: { $expected }). أضف القطعة الناقصة أو اجعل الأجزاء طرقا مستقلة.
issue-part-rejected = تُرك الطريق { $value } لأن قطعته في الصف { $expected } لا يمكن قراءتها. صحِّح تلك القطعة.
issue-parts-joined = جُمعت في طريق واحد أجزاء تلتقي أطرافها، وعددها { $value }.
issue-parts-split = الأجزاء وعددها { $value } لا تلتقي، فصار كل منها طريقا. اجمعها يدويا إن كانت طريقا واحدا.
issue-name-missing = لا يوجد اسم. استُخدم «{ $expected }»؛ غيِّر الاسم بعد الاستيراد.
issue-waypoints-skipped = تُركت نقاط وعددها { $value }. لاستيرادها استورد الملف على أنه أماكن.
issue-no-rows = لا يحوي الملف أي صف، فلا شيء يؤخذ منه. تحقق من أنه الملف الصحيح.
issue-unknown-entity = { $value } ليس رمزا معروفا وترك كما كتب.
issue-value-assumed = { $column } لا يقول ما يكفي («{ $value }»). فهم على أنه { $expected }؛ تحقق منه.
issue-not-given = { $column } غير مذكور. أُخذ على أنه { $expected }؛ تحقق منه.
issue-encoding-guessed = الملف ليس بترميز { $expected }. قرئ على أنه { $value }؛ تحقق من صحة الأسماء أو احفظ الملف بترميز UTF-8.
issue-characters-lost = بعض الحروف تالفة ابتداء من هذا الصف وتظهر بالشكل �. صدِّر الملف من جديد بترميز { $expected }.
issue-member-chosen = قُرئ من هذا الأرشيف { $value }. لم يُقرأ: { $expected }. فك ضغطها لاستيرادها.
issue-recognised-as = قرئ على أنه تصدير من النوع { $value } بسبب أعمدته ({ $expected }). إن كان ذلك خطأ فحدد أي عمود يحوي أي قيمة.
issue-rows-above-header = تم تجاوز الصفوف التي فوق صف العناوين (الصف { $expected })، وعددها { $value }.
issue-kind-not-used = «{ $value }» لا يقول شيئا عن الطريق، فتم تجاوزه.
issue-sheet-chosen = قرئت الورقة «{ $value }». لم تقرأ: { $expected }. سمِّ ورقة أخرى لقراءتها.
issue-crossing-not-found = يمر الطريق بالمعبر «{ $value }»، وهو غير مسجل أو مسجل أكثر من مرة. لا تسري حالته على الطريق: أدخل المعابر أولا ثم الطرق.
issue-issues-left-out = ملاحظات أخرى عن هذا الملف غير مدرجة، وعددها { $value }. الأعداد تشملها.
issue-event-not-whole = للحدث أجزاء عدة ({ $value }) ولم يؤخذ: لا يتسع الحدث الواحد إلا لنقطة أو خط أو محيط واحد. اجعل لكل جزء عنصرا خاصا به، مع نوع الحدث وتواريخه.
issue-parts-left-out = من هذا العنصر أُخذ نوع واحد من الأشكال. لم يؤخذ: { $value }. اجعل له عنصرا خاصا به إن كان مهما.
issue-limit-not-understood = في { $column } القيمة «{ $value }»، وهي غير مفهومة هنا أو لا يتسع لها حدث كهذا. يقول الصف إن طريقا يمكن استخدامه، لذلك لم يؤخذ: كان سيشمل أكثر مما يقوله الملف. المتوقع: { $expected }.
issue-limit-left-out = في { $column } القيمة «{ $value }»، وهي غير مفهومة هنا أو لا يتسع لها حدث كهذا. أُخذ الصف من دونها، فهو يشمل أكثر مما يقوله الملف. المتوقع: { $expected }.
issue-columns-not-used = أعمدة أو خصائص لم يؤخذ منها شيء، وعددها { $value }: { $expected }. تحقق من أن لا شيء منها مهم.
issue-column-may-limit = لم يُستخدم { $column }، ويبدو أنه قيد أو حالة («{ $value }»). قد يقول ما أُخذ أكثر مما يقوله الملف. تحقق منه يدويا.
issue-column-may-happen = لم يُستخدم { $column }، ويبدو أنه تاريخ أو نوع حدث («{ $value }»). إن كانت الصفوف تقول ما حدث فاقرأها على أنها أحداث: لا وزن لها إن قرئت أماكن.
issue-date-order-open = تواريخ مثل { $value } لا تبين أي الرقمين هو اليوم. حدد ذلك فتُقرأ: في النافذة عند «تواريخ مثل 03/04/2024»، وفي سطر الأوامر بالخيار ‎--dates day-first أو ‎--dates month-first.
issue-rows-hidden = صفوف مخفية أو مستبعدة بالتصفية في المصنف، وعددها { $value }، قُرئت مثل غيرها. احذفها هناك إن لم تكن مقصودة.
issue-sheet-hidden = الورقة «{ $value }» مخفية في المصنف، وقد قُرئت مع ذلك؛ تحقق من أنها المقصودة.

read-error-io = لا يمكن قراءة الملف: { $detail }. تحقق من أنه ما زال في مكانه ومن حقك في فتحه.
read-error-empty = الملف فارغ.
read-error-unknown-format = ليس واضحا ما يحويه { $name }. تقرأ الجداول (CSV وExcel) وملفات GeoJSON وKML وGPX وshapefile وGeoPackage وFlatGeobuf وOpenStreetMap.
read-error-unsupported-format = ملفات الصيغة { $format } لا تقرأ. احفظه بصيغة CSV أو Excel أو GeoJSON أو KML أو GPX واستورده.
read-error-wrong-kind = ملف بصيغة { $format } لا يمكن أن يعطي هذا: { $kind }. اختر نوعا آخر أو ملفا آخر.
read-error-not-text = الملف ليس نصا. تحقق من أنه الملف الصحيح وصدِّره من جديد.
read-error-missing-columns = أعمدة ناقصة: { $missing }. في صف العناوين (الصف { $row }{ $sheet ->
    [none] {""}
   *[other] ، الورقة «{ $sheet }»
    }): { $found }. حدد أي عمود يحوي أي قيمة، أو صحح العناوين.
read-error-may-be-events = في هذا الملف إلى جانب الأماكن والمواقع تواريخ ({ $date }) وأنواع أحداث ({ $kind }). لم يُقرأ شيء، إذ لا وزن لصفوفه إن قرئت أماكن. حدد ما هي: في النافذة عند «الصفوف هي»، وفي سطر الأوامر بالخيار ‎--kind places أو ‎--kind crossings، أو ‎--kind events مع ‎--map date_start=COLUMN و‎--map kind=COLUMN مثلا.
read-error-not-well-formed = الملف مكسور عند السطر { $row } ({ $detail }). احصل عليه من جديد أو صحح ذلك السطر.
read-error-damaged = الملف تالف عند البايت { $row } ({ $detail }). احصل عليه من جديد.
read-error-too-big = يتجاوز { $name } بعد فك الضغط { $limit } بايت، فلم يُقرأ. فك ضغطه بنفسك واستورد جزءاً منه.
read-error-nothing-inside = لا يحتوي { $name } على ما يقرؤه Passage. فيه: { $found }. فك ضغطه واستورد الملف الصحيح.
read-error-part-of-shapefile = الملف { $name } جزء من shapefile. استورد { $shp }، ويقرأ معه ما بجانبه.
read-error-locked = الملف محمي بكلمة مرور. احفظه من دونها ثم استورده.
read-error-too-deep = الملف متداخل أكثر من { $limit } مستوى، وليس هكذا ملف سليم. لم يقرأ.
read-error-too-long = عنصر في الملف أطول من { $limit } بايت، وليس هكذا ملف سليم. لم يقرأ.
read-error-unsupported-crs = الإحداثيات بنظام { $crs }. احفظ الملف بدرجات WGS 84 (EPSG:4326) واستورده.
read-error-unknown-crs = الإحداثيات ليست درجات، وينقص { $name } الذي يبين ما هي. ضعه بجانب الملف أو في ملف zip نفسه، أو احفظ الملف بدرجات WGS 84 (EPSG:4326).
read-error-changed = تغير الملف أثناء القراءة. أغلقه في البرامج الأخرى واستورده من جديد.
read-error-cancelled = أوقفت القراءة. لم يخزن شيء.

write-error-io = لا يمكن كتابة الملف. تحقق من القرص ومن صلاحيات المجلد أو اختر مكانا آخر.
write-error-workbook = هذا أكثر مما يتسع له مصنف. صدِّر صفوفا أقل أو استخدم CSV.
write-error-ragged = الجدول لا يوافق أعمدته. هذا خلل في Passage، يرجى الإبلاغ عنه.
