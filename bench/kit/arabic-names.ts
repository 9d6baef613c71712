/** Arabic names as they are spelt in Arabic, and spellings in Latin letters. Facts of the language, written here. */
const lines = `
محمد muhammad mohammed mohammad mohamed mohamad muhammed
أحمد ahmad ahmed
محمود mahmud mahmoud
حامد hamid hamed
حسن hassan hasan
حسين husayn hussein husain hossein hussain
علي ali
عمر omar umar
عثمان uthman othman osman
خالد khalid khaled
سعيد said saeed
سعد saad
صالح salih saleh
صلاح salah
سالم salim salem
سليمان sulayman suleiman sulaiman
سلمان salman
يوسف yusuf youssef yousef yousif
إبراهيم ibrahim
إسماعيل ismail
إدريس idris
عيسى issa isa
موسى musa moussa mousa
داود daoud dawud dawood
يحيى yahya yehia
زكريا zakaria zakariya
مصطفى mustafa mostafa
كريم karim kareem
كامل kamil kamel
كمال kamal
جمال jamal
جميل jamil
جابر jabir jaber
جعفر jafar jaafar
طارق tariq tarek
طاهر tahir taher
طلال talal
ناصر nasir nasser naser
نبيل nabil
نزار nizar
نوري nuri
فهد fahd fahad
فيصل faysal faisal
فارس faris fares
فاروق faruq farouk
فؤاد fuad fouad
فريد farid
قاسم qasim qasem kassem qassim
رشيد rashid rasheed rachid
راشد rashed
رامي rami
رضا rida reza
رياض riyad riad
زياد ziyad ziad
زيد zayd zaid zayed
زين zayn zein
ماجد majid majed
مالك malik malek
ماهر mahir maher
مروان marwan
مسعود masud massoud
منصور mansur mansour
منير munir mounir
مهدي mahdi mehdi
وليد walid waleed
وائل wail wael
هشام hisham
هاني hani
هادي hadi
حمزة hamza hamzah
حمدان hamdan
حمد hamad
حيدر haydar haidar haider
حبيب habib
حافظ hafiz hafez
حاتم hatim hatem
بدر badr
بشار bashar
بشير bashir
بلال bilal
باسم basim bassem
بسام bassam
أسامة usama osama
أسعد asad
أنور anwar
أنس anas
أيمن ayman aiman
أمين amin
أمجد amjad
أشرف ashraf
إياد iyad
إيهاب ihab
تامر tamir tamer
توفيق tawfiq tawfik
ثابت thabit
عادل adil adel
عامر amir amer
عماد imad
عمار ammar
عارف arif
عاصم asim
عباس abbas
عدنان adnan
عزيز aziz
عصام isam issam
علاء alaa ala
غسان ghassan
غازي ghazi
شريف sharif cherif sherif
شاكر shakir shaker
صباح sabah
صابر sabir saber
صدام saddam
ضياء diya
لطفي lutfi
ليث layth laith
مازن mazin mazen
نعيم naim naeem
نجيب najib
نجم najm
نايف nayif nayef
هيثم haytham haitham
ياسر yasir yasser yaser
ياسين yasin yassin
عبدالله abdullah abdallah
عبدالرحمن abdulrahman
عبدالعزيز abdulaziz
عبدالقادر abdulqadir
عبدالكريم abdulkarim
عبد abd abdul abdel
الله allah
الرحمن rahman
القادر qadir
الحميد hamid
الدين din
سيف sayf saif seif
نصر nasr
شمس shams
بن bin ben ibn
أبو abu abou
بكر bakr
التكريتي tikriti
العراقي iraqi
المصري masri
البغدادي baghdadi
الحربي harbi
الزهراني zahrani
الغامدي ghamdi
العتيبي utaybi otaibi
القحطاني qahtani
الشمري shammari
الدوري duri douri
الجبوري jaburi jubouri juburi
الحمداني hamdani
الحسيني husayni husseini
الأسد assad
مخلوف makhluf makhlouf
شوكت shawkat
خضر khidr khader khodr
طه taha
عطية atiyah
عواد awwad awad
الأنصاري ansari
الليبي libi
التونسي tunisi
المغربي maghribi
اليمني yamani
الكويتي kuwaiti
السوداني sudani
الشامي shami
الحلبي halabi
حداد haddad
خليل khalil
خليفة khalifa khalifah
ربيع rabi rabia
رمضان ramadan
شعبان shaban
رجب rajab
نصرالله nasrallah
`;

const spelt = new Map<string, string>();
for (const line of lines.trim().split('\n')) {
  const [arabic, ...latin] = line.split(' ');
  for (const name of latin) if (!spelt.has(name)) spelt.set(name, arabic as string);
}

/** A name in Latin letters as it is spelt in Arabic; null where a word of it is not known. */
export const inArabic = (name: string): string | null => {
  const words = name
    .toLowerCase()
    .replace(/['‘’`.]/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const written: string[] = [];
  let article = '';
  for (const word of words) {
    if (/^(?:al|el|ul)$/.test(word)) {
      article = 'ال';
      continue;
    }
    const arabic = spelt.get(word);
    if (arabic === undefined) return null;
    written.push(arabic.startsWith('ال') ? arabic : article + arabic);
    article = '';
  }
  return written.length > 1 ? written.join(' ') : null;
};
