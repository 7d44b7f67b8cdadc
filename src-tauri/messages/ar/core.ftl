# أسماء المستويات والأنواع والدرجات والوحدات.

level-unknown = غير معروف
level-very-low = منخفض جدا
level-low = منخفض
level-medium = متوسط
level-high = مرتفع
level-very-high = مرتفع جدا
level-unacceptable = غير مقبول
access-open = مفتوح
access-restricted = مقيد
access-closed = مغلق
access-unknown = غير معروف
confidence-low = ثقة منخفضة
confidence-moderate = ثقة متوسطة
confidence-high = ثقة عالية
advice-go = انطلاق
advice-conditions = انطلاق بشروط
advice-hold = تعليق التحرك
advice-no-go = عدم التحرك
trend-none = الإصدار الأول
trend-same = دون تغيير
trend-up = كان { $level }
trend-down = كان { $level }
trend-since = منذ الإصدار { $number } بتاريخ { $day }
kind-closure = إغلاق
kind-reopening = إعادة فتح
kind-control-change = تغير السيطرة
kind-front-line = خط جبهة
kind-strike = ضربة
kind-armed-clash = اشتباك مسلح
kind-attack-on-site = هجوم على موقع
kind-ambush = كمين أو سلب
kind-explosive-hazard = خطر متفجرات
kind-checkpoint = حاجز
kind-ceasefire = وقف إطلاق نار
announced = مُعلَن عنه
background = قد يكون قريبًا والمعروف عنه أعمّ من أن يُحتسب
ceasefires = وقف إطلاق النار
kind-obstruction = عائق
kind-detention-or-denial = احتجاز أو منع
kind-passage = عبور
means-air = غارة جوية
means-drone = ضربة بطائرة مسيرة
means-artillery = قصف مدفعي
means-missile = ضربة صاروخية
means-unknown = ضربة، الوسيلة غير مذكورة
site-diplomatic = هجوم على مقر دبلوماسي
site-health = هجوم على مرفق صحي
site-aid = هجوم على موقع إغاثة
site-symbolic = هجوم على موقع رمزي
site-convoy = هجوم على قافلة
site-other = هجوم على موقع
act-ambush = كمين
act-robbery = سلب
act-abduction = خطف
device-mine = لغم
device-ied = عبوة ناسفة
device-uxo = ذخيرة غير منفجرة
front-assessed = خط جبهة، مُقيَّم
front-claimed = خط جبهة، مُدّعى
front-contested = منطقة غير محسومة السيطرة
front-infiltrated = وجود مجموعات مسلحة
checkpoint-new = حاجز جديد
checkpoint-moved = نقل حاجز
checkpoint-gone = إزالة حاجز
cause-damage = أضرار في الطريق
cause-flood = فيضان
cause-snow = ثلج أو جليد
cause-landslide = انهيار أرضي
cause-protest = احتجاج
cause-other = عائق
passability-with-difficulty = سالك بصعوبة
passability-impassable = غير سالك
denial-delayed = تأخير المرور
denial-denied = منع المرور
denial-detained = احتجاز أشخاص أو بضائع
by-own = مركبتنا
by-partner = مركبة شريك
by-other = مركبة أخرى
enforcement-unconfirmed = التنفيذ غير مؤكد
enforcement-confirmed = التنفيذ مؤكد
enforcement-not-enforced = لا تنفيذ عند البوابة
status-rumour = إشاعة
status-claimed = مُدّعى
status-reported = مُبلَّغ عنه
status-corroborated = معزَّز
status-confirmed = مؤكد
status-contradicted = ورد ما يناقضه
status-retracted = مسحوب
traffic-all = كل حركة المرور
traffic-humanitarian-cargo = شحنات إنسانية
traffic-humanitarian-staff = عاملو الإغاثة
traffic-commercial = حركة تجارية
traffic-civilians = مدنيون
traffic-medical = نقل طبي
direction-both = في الاتجاهين
direction-forward = ذهابا
direction-backward = إيابا
direction-in = دخول
direction-out = خروج
vehicle-non-motorised = غير آلي
vehicle-motorbike = دراجة نارية
vehicle-light-4wd = دفع رباعي دون 3.5 طن
vehicle-light-truck = شاحنة دون 10 أطنان
vehicle-heavy-truck = شاحنة دون 20 طنا
vehicle-truck-and-trailer = شاحنة ومقطورة فوق 20 طنا
precision-exact = الموقع بالضبط
precision-near = ضمن نحو 25 كم
precision-district = المنطقة الإدارية معروفة
precision-coarse = محافظة أو أوسع
precision-linear = على امتداد طريق أو نهر
time-precision-hour = ساعة
time-precision-day = يوم
time-precision-week = أسبوع
time-precision-month = شهر
time-precision-coarse = أكثر من شهر
category-armed-conflict = نزاع مسلح
category-terrorism = إرهاب
category-crime = جريمة
category-civil-unrest = اضطرابات مدنية
category-hazards = أخطار
crossing-kind-border = معبر حدودي
crossing-kind-internal-line = معبر داخلي
crossing-kind-checkpoint = حاجز
crossing-kind-bridge = جسر
crossing-kind-ferry = عبارة
place-kind-city = مدينة
place-kind-town = بلدة
place-kind-village = قرية
place-kind-other = موقع
source-kind-authority = سلطة مختصة
source-kind-ministry = وزارة أو جيش
source-kind-armed-party = طرف مسلح
source-kind-news-agency = وكالة أنباء
source-kind-monitoring-group = جهة رصد
source-kind-own-staff = موظفونا
source-kind-partner = شريك
source-kind-social-media = قنوات ووسائل تواصل
source-kind-other = مصدر آخر
reliability-A = موثوق تماما
reliability-B = موثوق عادة
reliability-C = موثوق إلى حد ما
reliability-D = غير موثوق عادة
reliability-E = غير موثوق
reliability-F = لا يمكن الحكم: لا أساس، وليس الأسوأ
credibility-1 = مؤكد من مصادر مستقلة
credibility-2 = صحيح على الأرجح
credibility-3 = ربما صحيح
credibility-4 = مشكوك فيه
credibility-5 = مستبعد، ورد ما يناقضه
credibility-6 = لا يمكن الحكم: لا أساس، وليس الأسوأ
role-perpetrator = الفاعل
role-target = الهدف
role-issuer = صادر عن
role-controller = تحت سيطرة
role-previous-controller = كان تحت سيطرة
role-claimant = بحسب
list-and = { $head } و{ $last }
list-more = { $head } و{ $count ->
    [one] واحد آخر
    [two] اثنان آخران
   *[other] { $count } غيرها
}
date-day = { $day } { $month }
date-moment = { $date }، { $clock } UTC
date-unit = { $day }، { $unit }
age-hours = { $n ->
    [one] ساعة
    [two] ساعتين
    [few] { $n } ساعات
   *[other] { $n } ساعة
}
age-days = { $n ->
    [one] يوم
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يوما
   *[other] { $n } يوم
}
span-days = { $n ->
    [one] يوم
    [two] يومين
    [few] { $n } أيام
    [many] { $n } يوما
   *[other] { $n } يوم
}
unit-km = { $n } كم
unit-percent = { $n } %
month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول

# What a file was taken for: import-format-<code>.
import-format-ucdp-ged-csv = أحداث UCDP
import-format-acled = أحداث ACLED
import-format-insecurity-insight = Insecurity Insight
import-format-kobo = استمارة Kobo
import-format-sdi-t = بيانات لوجستية (SDI-T)
import-format-hxl = جدول بوسوم HXL
import-format-hxl-json = جدول بوسوم HXL (JSON)
import-format-event-csv = جدول أحداث
import-format-point-csv = جدول أماكن أو معابر
import-format-csv = جدول
import-format-geojson = GeoJSON
import-format-geojsonseq = GeoJSON، عنصر في كل سطر
import-format-gpx = GPX
import-format-tcx = TCX
import-format-kml = KML
import-format-kmz = KMZ
import-format-osm-xml = OpenStreetMap
import-format-osm-pbf = OpenStreetMap (PBF)
import-format-xlsx = Excel
import-format-xls = Excel 97
import-format-ods = جدول OpenDocument
import-format-shapefile = Shapefile
import-format-geopackage = GeoPackage
import-format-flatgeobuf = FlatGeobuf
import-format-zip = أرشيف zip
import-format-gzip = Gzip
