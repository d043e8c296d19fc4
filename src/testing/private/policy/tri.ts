export * from '../../../model/tri';
