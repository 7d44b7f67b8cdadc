## قوائم أسماء الأماكن
gazetteer-source-geonames = GeoNames، geonames.org
gazetteer-licence-geonames = CC BY 4.0
gazetteer-source-osm = المساهمون في OpenStreetMap
gazetteer-licence-osm = ODbL 1.0
gazetteer-none = لا توجد قائمة أسماء باسم «{ $name }».
gazetteer-one-name = لا يُعطى الاسم إلا لملف واحد. أدخل الملفات واحدًا تلو الآخر.
gazetteer-names-first = الملف { $file } يحوي أسماء فقط. أدخل أولًا ملف الأماكن التي تعود إليها.
cli-gazetteer-imported = { $file }: ‏{ $places } مكانًا و{ $names } اسمًا حُفظت باسم «{ $name }»؛ رُفض { $rejected } سطرًا وتُرك { $skipped }
cli-gazetteer-names = { $file }: أُضيف { $names } اسمًا إلى { $name }
cli-gazetteer-unchanged = { $file }: موجود من قبل باسم «{ $name }»، لم يتغير شيء
cli-gazetteer-nothing = { $file }: لم يُدخل شيء؛ رُفض { $rejected } سطرًا. لأخذ الأسطر الصالحة: ‎--accept-partial
cli-gazetteer-item = { $name }: ‏{ $places } مكانًا، { $names } اسمًا. المصدر: { $source }؛ التاريخ: { $dated }؛ الشروط: { $licence }؛ الملف: { $file } ({ $hash }…)
cli-gazetteer-not-stated = غير مذكور
cli-gazetteer-empty = لا توجد قوائم أسماء. لإدخال واحدة: passage gazetteer import FILE
cli-gazetteer-removed = حُذفت القائمة «{ $name }» وجميع أماكنها.
