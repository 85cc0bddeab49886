/** A country with an office of the invented company. Names are pairs of Latin spelling and own script. */
export interface Place {
  country: string
  code: string
  language: string
  city: string
  state: string | null
  postalCode: string
  street: string
  phone: string
  /** In Japan and China the family name comes first. */
  familyFirst: boolean
  given: readonly string[]
  family: readonly string[]
}

const words = (text: string): readonly string[] => text.split(' ')

/** `latin/own` pairs: the own script is left out where the name is written in Latin anyway. */
export const places: readonly Place[] = [
  {
    country: 'Germany',
    code: 'DE',
    language: 'de-DE',
    city: 'Hamburg',
    state: null,
    postalCode: '20457',
    street: 'Speicherstraße 12',
    phone: '+49 40 5550',
    familyFirst: false,
    given: words(
      'Jorg/Jörg Anke Soren/Sören Greta Lukas Maike Uwe Franziska Matthias Kathe/Käthe Henning Svenja Bjorn/Björn Lena',
    ),
    family: words(
      'Muller/Müller Petersen Schafer/Schäfer Brandt Hoffmann Grosse/Große Lindner Vogel Krause Behrens Jager/Jäger Sommer Claasen Weiss/Weiß',
    ),
  },
  {
    country: 'France',
    code: 'FR',
    language: 'fr-FR',
    city: 'Lyon',
    state: null,
    postalCode: '69002',
    street: '8 rue de la République',
    phone: '+33 4 5550',
    familyFirst: false,
    given: words(
      'Chloe/Chloé Remi/Rémi Francoise/Françoise Mathis Zoe/Zoé Antoine Helene/Hélène Noe/Noé Camille Jerome/Jérôme Ines/Inès Luc Maelle/Maëlle Theo/Théo',
    ),
    family: words(
      "Lefevre/Lefèvre Dubois Bernard O'Brien Moreau Garcon/Garçon Roux Fournier Delacroix Chevalier Besancon/Besançon Leroy Marchand Petit",
    ),
  },
  {
    country: 'Poland',
    code: 'PL',
    language: 'pl-PL',
    city: 'Gdańsk',
    state: 'Pomorskie',
    postalCode: '80-001',
    street: 'ul. Długa 5',
    phone: '+48 58 555',
    familyFirst: false,
    given: words(
      'Lukasz/Łukasz Malgorzata/Małgorzata Stanislaw/Stanisław Zofia Pawel/Paweł Agnieszka Michal/Michał Kasia Grzegorz Ola Wojciech Ewa Slawomir/Sławomir Iga',
    ),
    family: words(
      'Nowak Wisniewska/Wiśniewska Zielinski/Zieliński Krol/Król Wojcik/Wójcik Dabrowski/Dąbrowski Lis Pawlak Gorska/Górska Mazur Sadowski Zak/Żak Baran Kubiak',
    ),
  },
  {
    country: 'Greece',
    code: 'GR',
    language: 'el-GR',
    city: 'Thessaloniki',
    state: null,
    postalCode: '546 24',
    street: 'Τσιμισκή 21',
    phone: '+30 231 055',
    familyFirst: false,
    given: words(
      'Giorgos/Γιώργος Eleni/Ελένη Dimitris/Δημήτρης Maria/Μαρία Kostas/Κώστας Katerina/Κατερίνα Nikos/Νίκος Sofia/Σοφία Yannis/Γιάννης Anna/Άννα Petros/Πέτρος Ioanna/Ιωάννα',
    ),
    family: words(
      'Papadopoulos/Παπαδόπουλος Georgiou/Γεωργίου Nikolaidis/Νικολαΐδης Vasileiou/Βασιλείου Ioannidis/Ιωαννίδης Pappas/Παππάς Makris/Μακρής Kostopoulos/Κωστόπουλος Christou/Χρήστου Alexiou/Αλεξίου',
    ),
  },
  {
    country: 'Ukraine',
    code: 'UA',
    language: 'uk-UA',
    city: 'Lviv',
    state: null,
    postalCode: '79000',
    street: 'вул. Зелена 30',
    phone: '+380 32 555',
    familyFirst: false,
    given: words(
      'Oksana/Оксана Andrii/Андрій Iryna/Ірина Taras/Тарас Olena/Олена Yurii/Юрій Solomiia/Соломія Bohdan/Богдан Halyna/Галина Petro/Петро Daryna/Дарина Maksym/Максим',
    ),
    family: words(
      'Shevchenko/Шевченко Kovalenko/Коваленко Bondar/Бондар Tkachuk/Ткачук Melnyk/Мельник Koval/Коваль Lysenko/Лисенко Hrytsenko/Гриценко Savchuk/Савчук Zhuk/Жук',
    ),
  },
  {
    country: 'Japan',
    code: 'JP',
    language: 'ja-JP',
    city: 'Osaka',
    state: '大阪府',
    postalCode: '530-0001',
    street: '北区梅田 3-1-1',
    phone: '+81 6 5550',
    familyFirst: true,
    given: words(
      'Haruto/陽翔 Yui/結衣 Sota/颯太 Aoi/葵 Ren/蓮 Hina/陽菜 Kaito/海斗 Sakura/さくら Riku/陸 Mio/美桜 Takumi/拓海 Yuna/優奈',
    ),
    family: words(
      'Sato/佐藤 Suzuki/鈴木 Takahashi/高橋 Tanaka/田中 Watanabe/渡辺 Ito/伊藤 Yamamoto/山本 Nakamura/中村 Kobayashi/小林 Saito/齋藤',
    ),
  },
  {
    country: 'United Arab Emirates',
    code: 'AE',
    language: 'ar-AE',
    city: 'Dubai',
    state: null,
    postalCode: '00000',
    street: 'شارع الشيخ زايد 44',
    phone: '+971 4 555',
    familyFirst: false,
    given: words(
      'Layla/ليلى Omar/عمر Fatima/فاطمة Yousef/يوسف Mariam/مريم Khalid/خالد Noor/نور Hassan/حسن Salma/سلمى Tariq/طارق',
    ),
    family: words(
      'Al-Mansoori/المنصوري Haddad/حداد Al-Farsi/الفارسي Nasser/ناصر Khoury/خوري Saleh/صالح Al-Hashimi/الهاشمي Qasim/قاسم',
    ),
  },
  {
    country: 'India',
    code: 'IN',
    language: 'hi-IN',
    city: 'Pune',
    state: 'Maharashtra',
    postalCode: '411001',
    street: '17 Fergusson College Road',
    phone: '+91 20 5550',
    familyFirst: false,
    given: words(
      'Aarav/आरव Ananya/अनन्या Vihaan/विहान Diya/दिया Arjun/अर्जुन Ishita/इशिता Rohan/रोहन Kavya/काव्या Aditya/आदित्य Meera/मीरा Nikhil/निखिल Priya/प्रिया',
    ),
    family: words(
      'Sharma/शर्मा Patil/पाटील Iyer/अय्यर Deshpande/देशपांडे Kulkarni/कुलकर्णी Reddy/रेड्डी Joshi/जोशी Mehta/मेहता Nair/नायर Gupta/गुप्ता',
    ),
  },
  {
    country: 'Brazil',
    code: 'BR',
    language: 'pt-BR',
    city: 'Curitiba',
    state: 'Paraná',
    postalCode: '80010-000',
    street: 'Rua XV de Novembro 900',
    phone: '+55 41 5550',
    familyFirst: false,
    given: words(
      'Joao/João Beatriz Thais/Thaís Caua/Cauã Luiza Andre/André Conceicao/Conceição Rafael Leticia/Letícia Tomas/Tomás Isadora Davi',
    ),
    family: words(
      'Goncalves/Gonçalves Araujo/Araújo Silva Simoes/Simões Nogueira Magalhaes/Magalhães Pereira Leao/Leão Teixeira Barbosa Assuncao/Assunção Rocha',
    ),
  },
]

/** Departments with the titles that occur in them, the head first. */
export const departments: readonly { name: string; titles: readonly string[] }[] = [
  { name: 'Sales', titles: ['Head of Sales', 'Key Account Manager', 'Sales Representative', 'Inside Sales'] },
  { name: 'Marketing', titles: ['Head of Marketing', 'Brand Manager', 'Content Editor', 'Event Manager'] },
  { name: 'Finance', titles: ['Chief Financial Officer', 'Controller', 'Accountant', 'Payroll Specialist'] },
  { name: 'IT', titles: ['Head of IT', 'System Administrator', 'Software Engineer', 'Service Desk'] },
  { name: 'Human Resources', titles: ['Head of People', 'Recruiter', 'HR Business Partner'] },
  { name: 'Operations', titles: ['Chief Operating Officer', 'Warehouse Manager', 'Dispatcher', 'Quality Engineer'] },
  { name: 'R&D', titles: ['Head of R&D', 'Product Engineer', 'Research Scientist', 'Designer'] },
  { name: 'Customer Service', titles: ['Head of Customer Service', 'Support Agent', 'Team Lead'] },
]
