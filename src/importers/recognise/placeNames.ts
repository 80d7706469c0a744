/** Names of places that head the columns of lists: words of buildings, and places that stock lies in. */

/** Without accents and in lower case, as `plain` names are. */
const BUILDING = new RegExp('\\b(?:warehouses?|whse|wh|dc|rdc|ndc|facility|fulfil?lment|fc|store|shop|outlet|branch|depot|site|plant|hub'
  + '|showroom|stockroom|backroom|yard|factory|distribution|cross ?dock|3pl|lager|zentrallager|filiale|niederlassung|werk|almacen|bodega'
  + '|tienda|sucursal|deposito|armazem|loja|filial|magazzino|negozio|entrepot|magasin|boutique|magazijn|winkel|vestiging|magazyn|sklep'
  + '|location|loc)\\b|^(?:wh|dc|fc|store|shop|loc|whs)\\s?\\d+$', 'u');

const STATES = 'alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois '
  + 'indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana '
  + 'nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming '
  + 'ontario quebec alberta manitoba saskatchewan victoria queensland tasmania';
const PLACES = 'atlanta austin baltimore boston charlotte chicago cincinnati cleveland columbus dallas denver detroit edison fresno '
  + 'houston indianapolis jacksonville joliet louisville memphis miami milwaukee minneapolis nashville newark oakland '
  + 'ontario orlando philadelphia phoenix pittsburgh portland reno sacramento seattle savannah tampa toronto montreal '
  + 'vancouver calgary mississauga winnipeg london manchester birmingham leeds glasgow edinburgh dublin belfast bristol '
  + 'liverpool cardiff sheffield northampton coventry berlin hamburg munchen munich koln cologne frankfurt stuttgart '
  + 'dusseldorf leipzig dortmund bremen hannover nurnberg wien vienna zurich geneva basel bern paris lyon marseille lille '
  + 'toulouse bordeaux nantes madrid barcelona valencia sevilla bilbao zaragoza lisboa lisbon porto milano milan roma '
  + 'rome torino bologna napoli amsterdam rotterdam utrecht eindhoven venlo antwerpen antwerp brussels bruxelles gent '
  + 'liege warszawa warsaw krakow poznan wroclaw gdansk lodz praha prague brno budapest bucuresti stockholm goteborg '
  + 'malmo oslo kobenhavn copenhagen helsinki athens istanbul ankara izmir dubai mumbai delhi bengaluru bangalore chennai '
  + 'hyderabad pune kolkata ahmedabad singapore shanghai shenzhen guangzhou beijing tokyo osaka seoul sydney melbourne '
  + 'brisbane perth adelaide auckland wellington johannesburg durban nairobi lagos guadalajara monterrey tijuana bogota '
  + 'medellin lima santiago quito curitiba campinas salvador recife fortaleza';
const OF_SEVERAL_WORDS = ['new york', 'new jersey', 'new mexico', 'new hampshire', 'north carolina', 'south carolina', 'north dakota',
  'south dakota', 'west virginia', 'rhode island', 'british columbia', 'nova scotia', 'new south wales', 'los angeles', 'san francisco',
  'san diego', 'san jose', 'san antonio', 'las vegas', 'salt lake city', 'kansas city', 'st louis', 'fort worth', 'el paso', 'new orleans',
  'long beach', 'cape town', 'hong kong', 'abu dhabi', 'mexico city', 'buenos aires', 'sao paulo', 'rio de janeiro', 'belo horizonte',
  'porto alegre', 'den haag', 'the hague', 'milton keynes'];
const COUNTRIES = 'usa canada mexico brazil brasil argentina chile colombia peru uk ireland france germany deutschland spain espana '
  + 'italy italia portugal netherlands nederland belgium austria switzerland poland polska czechia hungary romania sweden '
  + 'norway denmark finland turkey india china japan australia israel egypt kenya nigeria';
const NAMES: ReadonlySet<string> = new Set([...`${STATES} ${PLACES} ${COUNTRIES}`.split(' '), ...OF_SEVERAL_WORDS]);

const CODES: ReadonlySet<string> = new Set(('AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM '
  + 'NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY ON QC BC AB MB SK NS NSW VIC QLD SA TAS').split(' '));

/** Whether a name is one of a building, or of a place that is known as such. `plain`: without accents and marks, in lower case. */
export function isPlaceName(plain: string): boolean {
  if (BUILDING.test(plain) || NAMES.has(plain)) return true;
  const words = plain.split(' ');
  return words.length > 1 && words.some((word) => NAMES.has(word));
}

/** Whether every name is the code of a state or a province: one alone says nothing. `names`: as the header has them. */
export function areStateCodes(names: readonly string[]): boolean {
  return names.length > 1 && names.every((name) => CODES.has(name.trim()));
}
