import { useStore } from 'zustand';
import { formatLength, lengthUnitStore, parseLength, stepOf } from './length-unit';
import { NumberField, type NumberFieldProps } from './NumberField';

type LengthFieldProps = Omit<NumberFieldProps, 'parse' | 'format' | 'suffix' | 'step'>;

/** A length: points in the template, shown in the unit people chose; `12pt`, `5 mm`, `1in` are understood as typed. */
export function LengthField(props: LengthFieldProps) {
  const { unit } = useStore(lengthUnitStore);
  return (
    <NumberField
      {...props}
      suffix={unit}
      step={stepOf(unit)}
      format={(points) => formatLength(points, unit)}
      parse={(text) => parseLength(text, unit)}
    />
  );
}
