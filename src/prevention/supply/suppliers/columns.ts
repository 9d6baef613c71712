import { countryOf } from '../../imports/index.ts';
import type { Vocabulary } from '../mapper/guess-columns.ts';
import { type Field, fields } from './fields.ts';

/** Headings by which a field is known, the surest first. */
const headings: Vocabulary<Field>['headings'] = {
  id: ['id', 'supplier id', 'vendor id', 'vendor', 'supplier number', 'codigo', 'numero'],
  name: [
    'name',
    'supplier',
    'supplier name',
    'facility name',
    'facility',
    'vendor name',
    'company',
    'company name',
    'factory',
    'nombre',
    'proveedor',
  ],
  address: ['address', 'street', 'facility address', 'street address', 'direccion', 'domicilio'],
  postalCode: ['postal code', 'postcode', 'zip', 'zip code', 'codigo postal'],
  country: ['country', 'country code', 'country name', 'country iso', 'pais'],
  goods: ['goods', 'merchandise', 'product', 'product type', 'products', 'material', 'sector', 'productos', 'bienes'],
  phone: ['phone', 'telephone', 'tel', 'telefono'],
  lat: ['lat', 'latitude', 'latitud'],
  lng: ['lng', 'lon', 'long', 'longitude', 'longitud'],
  parent: ['parent company', 'parent', 'owner', 'group', 'matriz'],
  'os-id': ['os id', 'oar id'],
  gln: ['gln'],
  lei: ['lei'],
  uscc: ['uscc', 'unified social credit code', 'social credit code'],
};

const holdsCountries = (cells: readonly string[]): boolean => {
  const written = cells.filter((cell) => cell.trim() !== '');
  return written.length > 0 && written.filter((cell) => countryOf(cell) !== '').length >= written.length * 0.8;
};

/** What a table of suppliers may hold. */
export const supplierVocabulary: Vocabulary<Field> = {
  fields,
  headings,
  alikeFrom: 0.9,
  holds: [{ field: 'country', test: holdsCountries }],
};
