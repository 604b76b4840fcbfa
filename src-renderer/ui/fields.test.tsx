import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ColourField, NumberField, TextField } from '.';

afterEach(cleanup);

const type = (element: HTMLElement, value: string) => fireEvent.change(element, { target: { value } });

describe('NumberField', () => {
  const show = (props: Partial<React.ComponentProps<typeof NumberField>> = {}) => {
    const onChange = vi.fn();
    render(<NumberField label="Width" value={10} onChange={onChange} {...props} />);
    return { onChange, input: screen.getByRole('textbox', { name: 'Width' }) as HTMLInputElement };
  };

  it('takes over what was typed on Enter, within its limits', () => {
    const { onChange, input } = show({ max: 50 });
    type(input, '99,5');
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onChange).toHaveBeenCalledExactlyOnceWith(50);
  });

  it('takes nothing over that is no number, and says so while it is typed', () => {
    const { onChange, input } = show();
    type(input, 'wide');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    fireEvent.blur(input);
    expect(onChange).not.toHaveBeenCalled();
    expect(input.value).toBe('10');
  });

  it('steps with the arrow keys, tenfold with Shift', () => {
    const { onChange, input } = show({ step: 0.5 });
    fireEvent.keyDown(input, { key: 'ArrowUp' });
    fireEvent.keyDown(input, { key: 'ArrowDown', shiftKey: true });
    expect(onChange.mock.calls).toEqual([[10.5], [5]]);
  });

  it('goes back on Escape, and empty only where it may be absent', () => {
    const { onChange, input } = show();
    type(input, '7');
    fireEvent.keyDown(input, { key: 'Escape' });
    expect(input.value).toBe('10');
    type(input, '');
    fireEvent.blur(input);
    expect(onChange).not.toHaveBeenCalled();
    cleanup();
    const optional = show({ isOptional: true });
    type(optional.input, '');
    fireEvent.blur(optional.input);
    expect(optional.onChange).toHaveBeenCalledWith(null);
  });
});

describe('TextField', () => {
  it('commits once when it is left, and not what an input method is still composing', () => {
    const onCommit = vi.fn();
    render(<TextField label="Name" value="a" onCommit={onCommit} />);
    const input = screen.getByRole('textbox', { name: 'Name' });
    type(input, '文');
    fireEvent.keyDown(input, { key: 'Enter', isComposing: true });
    expect(onCommit).not.toHaveBeenCalled();
    fireEvent.blur(input);
    expect(onCommit).toHaveBeenCalledExactlyOnceWith('文');
  });
});

describe('ColourField', () => {
  const open = async (onChange: (value: string | null) => void, onDone = () => {}) => {
    const colours = { brand: '#112233', alarm: '#cc0000' };
    render(
      <ColourField
        label="Fill"
        value="brand"
        colours={colours}
        isOptional
        onChange={onChange}
        onDone={onDone}
      />,
    );
    const button = screen.getByRole('button', { name: /^Fill/ });
    button.focus();
    fireEvent.click(button);
    return await screen.findByRole('listbox');
  };

  it('takes a named colour, closes and says that it is done', async () => {
    const onChange = vi.fn();
    const onDone = vi.fn();
    await open(onChange, onDone);
    fireEvent.click(screen.getByRole('option', { name: /alarm/ }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('alarm');
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
  });

  it('is left by Escape with the colour it had', async () => {
    const onChange = vi.fn();
    const onDone = vi.fn();
    const list = await open(onChange, onDone);
    fireEvent.keyDown(within(list).getByRole('option', { name: /brand/ }), { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
    expect(onChange).not.toHaveBeenCalled();
    expect(onDone).not.toHaveBeenCalled();
  });
});
