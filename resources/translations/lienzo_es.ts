<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name></name>
    <message>
      <source>&amp;Edit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;Training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>1 for one learned slope, or as many as channels.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>1,797 handwritten digits, pictures of 8 × 8 greys.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>150 flowers of three species, four measurements each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>178 wines of three growers, thirteen chemical measurements each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>442 patients: how far the disease went in a year, from ten measurements.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>569 tumours, malignant or benign, thirty measurements each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A ReLU that stops at 6.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A block cannot feed itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A block of a missing group was put at the top.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A block or note far outside the canvas was brought back.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A chemical analysis tells which of three growers made a wine.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A circle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A class number that does not count, such as padding.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A disc of one class inside a ring of the other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A few neurons bend a border around a disc.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A fully connected network reads digits of 8 × 8 points.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A leaky ReLU that learns its slope.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A leaky ReLU whose slope is drawn at random while training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A neuron takes rows of numbers, but {shapes} arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A scaled ELU that keeps mean and spread through deep networks.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A sigmoid made of straight lines: faster, nearly the same.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A single neuron with a sigmoid learns when both inputs are on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A smooth ReLU that dips a little below zero.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A smooth ReLU whose output is always positive.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A smooth ReLU, as transformers use it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A softmax in which the smallest score gets the largest probability.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A straight line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A swish made of straight lines and a parabola: faster, nearly the same.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A tiny number that keeps a division from failing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A value that rises evenly across the plane: regression.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A wider network untangles two arms wound about each other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A wire is at {port}, but this block has no such port.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A wire leads to a block that is not there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A wire without a block at one of its ends was left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>AMSGrad</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>About Lienzo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Absolute difference, rounded off near zero.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Activation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adadelta</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adafactor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adagrad</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adam</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adam that measures the gradient by its largest recent size.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adam that starts carefully by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adam with a look ahead (Nesterov momentum).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adam with weight decay done apart, as transformers are trained.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>AdamW</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adamax</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adaptive average pooling {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adaptive max pooling {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adaptive softmax</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add a Flatten block before it, to look at the whole picture.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add a Flatten block before it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add a loss block, wire the answer and the target to it, and let it be minimised.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add a loss block: what training makes small is then chosen here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add a loss that compares them with {target}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add a note</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add an objective that minimises it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add block</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add note</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add objective</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Add the loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds a learned number to each output.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds a learned number to the sum.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds one value around the edges.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds the mirror image of what arrives around the edges.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds to each step a pattern of waves that tells its place in the sequence.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds up what its wires bring, each times its weight, and applies its activation.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds what its wires bring, number by number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Adds zeros around the edges.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>After line {line} the file is no longer {encoding} text.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Align the corners</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>All examples belong to one class: there is nothing to tell apart.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>All sizes but that of the joined axis must be equal: flatten or reshape first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Alpha</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Alpha dropout</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Alpha dropout of channels</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Alpha dropout that drops whole channels.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An ELU whose slope has no break at zero.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An anchor should lie nearer to its own kind than to another, by a margin.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An encoder that reads one sequence and a decoder that writes another.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An example of the data holds a value that is no number, met at step {step}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An objective minimises a loss that is not in the drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An objective named blocks that are missing; they were taken out of it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>An objective whose blocks are missing was left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Anchor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Approximation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Arithmetic</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Array “{name}” holds Python objects or text, not numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Arrays (NPZ)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Asks for a little less than certainty; 0 asks for certainty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>At chosen epochs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>At the epochs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>At {place} it cannot be understood: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>At {place} it should say {expected}, but it says {found}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Attention</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Attention mask</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Attention to itself, attention to a memory, and a dense part.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Attention to nothing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Attention weights</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Average</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Average pooling {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Averaged SGD</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Averages whatever arrives down to a chosen size; 1 gives one mean per channel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Axis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Back to the default</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Balanced accuracy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Batch first</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Batch normalisation across devices</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Batch normalisation whose mean and spread are shared by all training processes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Batch normalisation {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Batch size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Begin with an example</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Beginnings of the bags</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Beta</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Betas</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bias</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bias in the head</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bilinear</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Binary cross-entropy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Binary cross-entropy after a Sigmoid block: takes probabilities from 0 to 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Binary cross-entropy of probabilities</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Blank class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Both directions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Breast Cancer Wisconsin (Diagnostic): W. Wolberg, O. Mangasarian, N. Street, W. Street, 1993. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Breast cancer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bring in a folder of pictures…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bring in a table (CSV)…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Bring in arrays (NPZ)…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Brings examples from a data set: what goes in, and what should come out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Brings vectors of like pairs (target 1) together and of unlike ones (-1) apart.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>CELU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>CPU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>CTC loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Cell state</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Centred</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Chance for each number between the layers to be set to zero while training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Chance for each number to be set to zero while training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change its settings in the training panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change objective</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change settings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change to {size} outputs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Change training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Channel shuffle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Channels</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Channels in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check its name and folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check its settings and what arrives at it. The weights are as before the step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check its settings, and what the blocks before it give.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check that you may open it, and everything in it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check that you may read it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Check the numbers in its settings, or reset them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a data set for it, or look whether its file can be read.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file in it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file that Lienzo has written.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file with a row for each example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a folder that a training has made.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a larger batch size.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a larger number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a number from 0 to less than 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a number from {minimum} to {maximum}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a shape, such as 2 or 1, 28, 28.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a shorter one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a smaller number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose a smaller size.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another array, or set “Task” to values.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another column in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another delimiter, or a file with more columns.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another encoding in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another factor, or sizes that {unit} divides.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another format, and tell us about this drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose another value, or reset the setting.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose at least one column of numbers or categories besides the target.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose axes after the first one, which counts the examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose data sets with equally many examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose data with at least one row.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose it again in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one in the training panel, or none.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one in the training panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one of its arrays: {names}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one of {endings}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one of {names}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one of {possible}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one of: {choices}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose one with a row for each example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose shares that add up to less than 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose sizes whose product is {numbers}; one of them may be -1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose smaller numbers in its settings, or a smaller batch.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose smaller numbers in its settings.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose standardize, minmax or none.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose the data again and train the network again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose the name of a file in it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose two arrays with one row for each example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Choose “auto” or “cpu” as the device of the training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Circle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Circular padding {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Classes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Clear normalized_shape, so that it is found by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Clipping threshold</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Close</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column {number} of “{field}”</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{column}” cannot be used: it holds {what}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{column}” holds words, not values.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{column}” is left aside: it holds {what}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{column}” never changes, so nothing can be learned from it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{column}”: {count} rows outside the training split hold words that it does not show; the network sees them as none of the known ones.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Column “{name}”</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Columns</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Compute the scale anew</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Concatenate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Connect</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Constant k</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Constant padding {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Convolution</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Convolution {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Convolutions read figures of 8 × 8 pixels.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Copied</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Copies</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Copy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Copy blocks in Lienzo and paste them again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cosine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cosine loss of pairs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cosine similarity</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cosine with restarts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Counted from 0; -1 is the last.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Create it first, or choose another one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cross-entropy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Curves</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cut</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cuts a picture into overlapping windows, each laid out as a column.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cuts every number off at a smallest and a largest value.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cuts one axis into several; (1, -1) adds a channel in front.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cuts the channels into groups that do not see each other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cuts what arrives in two along one axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Cuts what arrives in two and lets one half open or close the other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Damaged pictures</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dampening</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dark theme</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Data</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Data sets of different lengths meet: {few} and {many} examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Decay of beta 2</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Decay of the rate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Decimal mark</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Decimal numbers, or whole numbers such as tokens.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Decoder layers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Decoupled weight decay</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Degree of the norm</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Delete</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Delete the block</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Delimiter</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Delta</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dense</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dense layer with cross-entropy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Device</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Diabetes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Diabetes: B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, Least Angle Regression, 2004.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Digits</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Digits, by convolution</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dilation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Distance</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Distance between the points of the window; 1 leaves no holes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Divide</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Divide by</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Divides each step by the recent size of the gradient; liked for sequences.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Divides the numbers of each example (or step) by their root mean square.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Double-click anywhere to search for a block by name.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drag a wire to it, or delete it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drag a wire to it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drag data and blocks here from the list on the left.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Draw a network without errors: its source is written as you draw.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Draw a neural network, watch it learn, take it with you.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Draw here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drawing pad</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drawing with weights (*.lienzo);;Drawing alone, as JSON (*.json)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Drawings (*.lienzo *.json);;All files (*)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Draws all weights a little towards zero at each step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dropout that keeps mean and spread; made for SELU activations.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Dropout {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ELU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Each example has {numbers} numbers, which do not fit into {shape}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Each number less its tanh.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Each number times its sigmoid: a smooth ReLU, also called Swish.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Each query looks for the keys that suit it and mixes their values.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Each step sees only itself and the steps before it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Each wave longer by</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Edge padding {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Edit note</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Embedding bag</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Empty canvas</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Encoder layers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Enlarge by</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Enlarges pictures by blending neighbouring points.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Enlarges pictures by repeating or blending what arrives; nothing is learned.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Enlarges pictures by repeating their points.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epoch</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epochs down</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epochs of patience</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epochs of rest</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epochs of the first wave</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Epsilon</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Every neuron adds up all inputs, each times a learned weight, plus a bias.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Every neuron weighs the products of two inputs, each number with each.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Every number times a fixed factor, plus a fixed shift.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Every right label should lead every wrong one by a margin.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Every row has a missing value, so none would be left.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Every … epochs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Examples</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Examples and recent files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Exclusive or</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Exponential</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Export it as safetensors with Python code instead.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Export the network…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Extra size added to one side of the output.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>F1</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>F1 (mean of classes)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Factor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>File</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Filters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Finds its own pace from recent steps; a rate of 1 leaves it to itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>First axis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>First input</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>First part</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>First sum</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Fit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Fit the drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Five neurons, wired one by one, learn what a single one cannot.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Flatten</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Fold</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Folder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Folder of pictures</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For classes, after a Log-softmax block: takes log-probabilities.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For classes: how surprised the network is by the right class. Takes raw scores.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For classes: the right score should lead the others by a margin.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For counts: how unlikely they are under the predicted rate.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For distances with targets 1 (alike) and -1 (unlike).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For numbers predicted together with their variance.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For numbers: the mean of the differences; outliers count less.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For numbers: the mean of the squared differences.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For one example, forward.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For predicting numbers use a Mean squared error block instead.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For sequences whose labels are not aligned with their steps, such as speech.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For several labels at once, each yes or no. Takes raw scores.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For targets of 1 and -1: a smooth penalty for the wrong sign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>For yes or no: how surprised the network is by the answer. Takes raw scores.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Forget the missing loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Four measurements of a flower tell its species, one of three.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Four quarters of a square; those across a corner belong together.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Fractional max pooling {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Free some space or save it elsewhere. What was there before is unchanged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Freeze all</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Freeze or unfreeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>From</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>From factor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Frozen: training leaves it as it is</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>GELU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>GLU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>GPU (Apple)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>GPU (CUDA)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>GRU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>GRU cell</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gaussian loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give an example for each input of the network.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give both the same shape, with a Dense or a Reshape block before one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give it a share of the data in the data block's settings.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give it an example of the shape it was trained on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give its settings ordinary numbers and its name letters.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give the last layer as many outputs as there are numbers to predict.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give the last layer one output for each class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Give the last layer {outputs} neurons.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gives each example another shape; the numbers stay in order.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gives every channel mean 0 and spread 1 over the batch, then a learned scale.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gives every channel of every example mean 0 and spread 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gives every parameter a pace of its own; works nearly everywhere.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gives groups of channels mean 0 and spread 1, example by example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gives the numbers of each example (or step) mean 0 and spread 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Go on from an earlier checkpoint, or start the training over.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Go on from the last checkpoint</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Goes on at each edge with what stands at the opposite one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gradient descent (SGD)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gradient descent that also averages the parameters along the way.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Grey</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Group normalisation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Groups</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Halve the batch size to {batch}, or make that block smaller.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hands on what arrives, unchanged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Handwritten digits</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hard shrink</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hard sigmoid</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hard swish</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hard tanh</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Header</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Heads</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Heeds only the sign of the gradient; for training on all examples at once.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hidden size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hidden state</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hinge loss of distances</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Hint</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How a picture becomes square.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How far each step goes. Too large and the loss jumps, too small and it creeps.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How far log-probabilities lie from a target distribution.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How far the window moves at each step; 2 halves the size.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How far the window moves at each step; empty: as far as the kernel is wide.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How far two vectors lie apart.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How far two vectors point the same way: 1 the same, -1 the opposite.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How fast the remembered mean and spread follow each new batch.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How its data is prepared</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How letters are written to the file; change it where accents look wrong.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How long the learned vector of each token is.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many attentions run side by side; must divide the width.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many channels (or numbers) arrive. Found by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many channels arrive: 1 for grey pictures, 3 for colour. Found by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many different numbers (tokens) can arrive: 0 up to this, not including.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many epochs it takes; the whole training unless chosen.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many examples are looked at for one step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many examples are made.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many neurons the dense part of each layer has.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many neurons the layer has: so many numbers leave it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many numbers each example brings. Found from what arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many numbers each step brings. Found from what arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many numbers each step has. Found from what arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many numbers the layer remembers from step to step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many of these layers stand one upon the other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many patterns the layer looks for: so many channels leave it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many steps it takes; the whole training unless chosen.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many times larger the picture leaves.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many values are added around the edges before the window slides.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How many values are added at every side; or one number per side.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How much chance blurs the examples: from 0 to 0.5.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How much of the last step goes into the next one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How often every training example is seen.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How often the four rows are repeated.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How right the network is will be shown here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How slowly the averages of the gradient and of its square follow.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How the numbers are brought to a like size before training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Huber loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Identity</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Ignored class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>In Python, with PyTorch and safetensors: {code}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>In Python, with PyTorch: {code}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>In Python, with onnxruntime: {code}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>In Python: {code}. The weights come from a .safetensors or .pt export.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>In Spanish</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Infinite losses become zero</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Inner neurons</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Input</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Input array</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Insert Embedding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Insert Flatten</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Insert an axis of size 1</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Insert block</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Inside</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Instance normalisation {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Intercept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Into how many groups the channels are cut; must divide their number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Iris</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Iris flowers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Iris: R. A. Fisher, 1936. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It cannot tell its size from what arrives: {shapes}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It cannot work on what arrives: {shapes}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It compares the examples of a batch, but a batch has only one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It compares with class numbers, but decimal numbers arrive as target.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It computes the loss several times per step, which batches do not allow.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It computes with decimal numbers, but whole numbers ({dtype}) arrive.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It expects one score per class, but {shape} arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It expects {expected} numbers on axis {axis}, but {arrive} arrive ({shape}).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It expects {kind}, but {shape} arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It gives {outputs} outputs for {classes} classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It gives {outputs} outputs, but there are {classes} classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It has no setting called {setting}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It holds numbers and computes nothing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It holds other modules in a row; wires and groups do that here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It holds other modules; a group does that here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is an old name of Module.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is larger than anything Lienzo writes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is larger than anything Lienzo writes: {size} bytes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is made of other schedules.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is nested deeper than {most} levels.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not a Lienzo drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not a file that Lienzo has written: {what}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not an ordinary file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not valid JSON at line {line}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is not wired to anything, so it is left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is what every block is made from and computes nothing itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It is what the recurrent cells are made from and cannot run.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It looks up whole numbers (tokens), but decimal numbers ({dtype}) arrive.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It may have been moved or renamed: choose it again in the data panel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It mixes the numbers of different examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It moves matrices only, but nearly every network has biases too.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It must be at least {minimum}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It must be at most {maximum}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It normalises over {wanted}, but {shape} arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It reads sequences (batch × steps × numbers), but {shape} arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It says twice how to train; the first was kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It spreads another module over devices; it is no block of its own.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It starts from a hidden state and a cell state, but only one of them arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It wants a function, and a drawing holds no code.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It wants sparse gradients, which only some embeddings give.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It was loaded and tried with 1, 2 and 7 examples; the largest difference is {difference}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It was written by a newer Lienzo: format {version}, and this one reads up to {known}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>It would need {needed} of memory to train; this computer has {there}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Its columns are: {names}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Its data is not there.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Its padding is more than half its kernel of {kernel}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Its settings do not fit together.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Its shape is no list of whole numbers from 1 on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Its window spans {reach} values, but only {arrive} arrive ({shape}).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Join blocks by dragging from port to port.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Joins what its wires bring along one axis, in the order of the wires.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keep the axis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps a power mean of each window: between the sum and the largest.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps mean and spread of the training to use them afterwards.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps numbers above a threshold and replaces the others by a value.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps positive numbers and bends negative ones towards a floor.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps positive numbers and lets a little of the negative ones through.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps positive numbers and turns negative ones into zero.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps the largest value of each window: smaller, but what was found stays.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps the largest values, down to a chosen size whatever arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Keeps the mean of each window.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Kernel size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Key</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Kind of numbers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Known as soon as the block is wired and without errors.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Kullback-Leibler divergence</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>LSTM</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>LSTM cell</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Label smoothing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lambda</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Largest slope</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Largest value</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Last axis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Last offset included</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Layer normalisation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Layers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lays channels out as finer points: fewer channels, a larger picture.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lays each example out as one long row of numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lays what its wires bring side by side along a new axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lead the wire to another port, or remove it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lead the wire to {port}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Leaky ReLU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Learned key and value</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Learned scale and shift</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Learns AND from its truth table.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Learns a factor and a shift per channel after normalising.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Learns a factor and a shift per number after normalising.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Leave such examples out, or fill them, in the data block's settings.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Leaves the axis there with size 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Left button draws, right button rubs out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lengths of the inputs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lengths of the targets</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Let decimal numbers arrive</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Let it be found again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Let whole numbers arrive</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lets neighbouring channels damp each other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lets neighbouring channels damp each other; kept by PyTorch for old models.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lienzo ended unexpectedly last time.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lienzo made a mistake while preparing the training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lienzo made a mistake while working on this ({verb}).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Like Adam, with far less memory for large matrices.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Limits of the clusters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Line {line} has {cells} cells where {expected} are expected: “{text}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Line {line}, column “{column}”: the value is missing ({count} such cells).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Line {line}, column “{column}”: “{text}” is no number ({count} such cells).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Linear</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Linear regression: gradient descent finds the slope and the intercept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Local response normalisation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Local response normalisation (older)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Log</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Log-probabilities</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Log-sigmoid</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Log-softmax</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Longest sequence</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Longest vector</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Look at the Problems panel: it says what is missing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Look back only</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Look for a quotation mark that is never closed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Looks up a learned vector for each whole number (token) that arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Looks up the vectors of all tokens of an example and sums them up.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lower the learning rate (to {rate}, say), let the data block standardise its numbers, or put a normalisation layer before this block; then go on from the last good step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lowers the rate along half a wave, again and again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lowers the rate along half a wave, slowly first, slowly last.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lowers the rate by a factor at the epochs you choose.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lowers the rate by a factor every few epochs.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lowers the rate to nothing along a power of the time left.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lowers the rate when the loss has stopped falling for a while.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Lowest rate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Made by Lienzo.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make both shapes equal, with a Reshape or a Dense block before the loss.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make it linear</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make its activation linear: the answers are turned into probabilities anyway.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make the kernel smaller, add padding, or shrink less before it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make the kernel {size}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Make the padding smaller or the kernel larger.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Makes {losses} small by moving {moved}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Margin</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Margin loss over classes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mask of the memory</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mask of the source</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mask of the target</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Matrix product</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Max pooling that also tells where each maximum stood, for unpooling.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Max pooling with places {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Max pooling with windows placed at random, to shrink by any ratio.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Max pooling {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Max unpooling {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mean</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mean absolute error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mean over an axis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mean squared error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Measures</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Memory</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mend that line, choose another delimiter, or set “Uneven rows” to skip.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mend the cell, or set “Missing values” to drop or fill.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mend what the problems panel lists first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Minimise this loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mirror padding {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mish</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Missing values</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mixes the channels of groups, so that groups see each other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Mode</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Momentum decay</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Momentum moves too</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>More settings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Move</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Move wire</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Moves every number towards zero, and those near it all the way.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Moves the rate in a straight line from one factor to another: a warm-up.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Moves the rate up and down between two values, step by step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multi-head attention</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multi-label loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multi-label margin loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multiplies the rate by a factor at every epoch.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multiplies the rate by a factor for the first epochs, then lets go.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multiplies two matrices, example by example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multiplies what its wires bring, number by number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multiply</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Multiply-adds</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>NAdam</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Negative log-likelihood</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Negative log-likelihood 2D (older)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Negative slope</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Nesterov momentum</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Neuron</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Neurons</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>New drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>New sizes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No block has these words.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No column is left to predict “{target}” from.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No file is chosen yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>No problems.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Noise</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Noisy line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>None</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>None: it stays the same</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Normalisation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Normalise first</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Normalised shape</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Normalises before attention instead of after; deep stacks train better.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Nothing arrives at {port}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Nothing may be written at {place}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Nothing says how wrong its answers are, so it cannot be trained.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Nothing says yet what the network should learn.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Numbers in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Numbers in (first)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Numbers in (second)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Numbers per step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Numbers per token</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ONNX model</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Objective</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Objective “{name}”</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One ONNX file holds at most 2 GB, and this network needs more.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One channel of greys instead of red, green and blue.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One cycle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One neuron</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One neuron draws a straight border between two clouds of points.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One neuron learns AND</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One number per class; a larger one makes its mistakes count more.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One number per output; a larger one makes missed ones count more.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One of the splits is empty, so it cannot be measured on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One step of a GRU.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One step of an LSTM.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>One step of an RNN.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open a drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open an earlier copy of the file, or mend that place in a text editor.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open an earlier copy of the file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open it again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Open…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Optical Recognition of Handwritten Digits: E. Alpaydin and C. Kaynak, 1998. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Optimizer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Options</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Order of the axes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Other</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Other kind</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Output</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Output padding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Output ratio</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Output size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Over the batch</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>PReLU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding counts in the mean</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding mask of the keys</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding mask of the memory</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding mask of the source</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding mask of the target</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding token</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Padding values</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Paints learned patterns into a larger output: a convolution backwards.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Part going up</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Part of the examples kept for the end.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Part of the examples kept to watch the training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Paste</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pause</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Peak rate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Peak ÷ start</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Permute axes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pick a step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pictures of {shape} arrive, and it works on each of their rows alone.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pixel shuffle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pixel unshuffle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Place</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Places of the maxima</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Plain stochastic gradient descent, with momentum if wanted.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Points scattered about a straight line: the simplest regression.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Poisson loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Polynomial</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Positions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Power</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Power pooling {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Precision</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Predicted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Preparation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Press Play: after each epoch the answers are compared with the truth.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Probability</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Problems</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Problems ({count})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Projected size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put a Dense block before it with as many neurons as there are classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put a Dense block before one of them that gives it the width of the other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put a Reshape block before it that gives steps × numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put a layer with weights before its loss, or unfreeze one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put an Embedding block before it, which turns each number into a vector.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put an Unflatten or Unsqueeze block before it to add the channels.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put an Unsqueeze block before it, or a Reshape to steps × numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put it before any Flatten block, or a Reshape block before it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put the panels back</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Put the pictures into one folder for each class, and choose what holds those.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Puts in a new axis of size 1, such as a channel.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Puts maxima back to the places they came from; zeros elsewhere.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Puts the axes in another order.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Puts windows back together into a picture, adding where they overlap.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>PyTorch cannot write this network as a program: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>PyTorch program (torch.export)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>PyTorch weights (state dict)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Python code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Query</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Quit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>RAdam</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>RMS normalisation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>RMSprop</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>RNN</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>RNN cell</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Raises the rate to a peak and lowers it to nearly nothing, over the whole training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Random ReLU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Ranking loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rare tokens move more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ReLU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ReLU6</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reads a sequence and decides at each step what to remember and what to forget.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reads a sequence and hands its last state on to the next step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reads a sequence with a simpler memory than LSTM: faster, often as good.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reads a sequence; whether as RNN, GRU or LSTM is a setting.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reads the sequence forwards and backwards; twice as many numbers leave.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recall</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recent files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recover drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recurrent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Recurrent layer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Refuse names the first one; drop leaves its row out; fill puts the mean of the training split in its place (rows without a target are left out).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Refuse when more than one in twenty cannot be read, or skip all.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Regression: gradient descent finds slope and height.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remember statistics</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove it: the answers are turned into probabilities anyway.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove one of them, or join them before it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove one wire of the ring.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove the Flatten</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove the objective</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove the objective, or minimise another loss.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove the wire</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Remove the wire.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rename</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Repeats the values at the edges outwards.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Replace it by a data block, or wire it to one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Replace it by another block, or open the drawing with a newer version.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Replace them, or set “Damaged pictures” to skip.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reset settings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reset the setting</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reset the setting; it may come from another version.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Reshape</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rest</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rho</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Root mean squared error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Round the size up</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rows with more or fewer cells than the others: refuse names the first one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Rprop</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Runs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>R²</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>SELU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Same kind</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save it elsewhere. What was there before is unchanged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Save the drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Saves memory with huge vocabularies; few optimizers can use it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Scale and shift</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Scores and loss in one for very many classes, the frequent ones first.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Search actions and blocks…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Search blocks</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Second axis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Second input</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Seed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Seed of the split</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Select</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Select all</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Self-attention and a dense part, each with a shortcut and normalisation.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set weight</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set {setting} between {lowest} and {highest}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set {setting} to {arrive}, or clear it so that it is found by itself.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set “Missing values” to drop or fill, or mend the data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set “Missing values” to fill, or leave out the columns that are empty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set “Task” to classes, or choose another target.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Set “Task” to values, or choose another target.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Sets numbers to zero at random while training, so that no neuron is relied upon.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Sets whole channels to zero at random while training.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Settings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Several decoder layers that read a memory, one upon the other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Several encoder layers, one upon the other.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Shape</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Shift</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Show the loss on a logarithmic axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Show the running mean of the loss.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Shrink and grow factors</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Shrink by</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Shrinking of the tails</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>SiLU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Side of the window that slides over the input; one number, or one per axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Sigmoid</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Six hills</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Size of what leaves, as a part of what arrives.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Size of what leaves, whatever arrives; one number, or one per axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Sizes into which the axis is cut; one may be -1, to be found.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Sizes of the last axes, over which mean and spread are taken.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slice</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slides learned filters over its input and shows where each finds its pattern.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slope</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slope of the line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slope of the line for negative numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slopes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slow start</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Slows down those parameters that have already moved much.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Smallest slope</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Smallest value</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Smallest, largest step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Smooth L1 loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Soft margin loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Soft shrink</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Softmax 2D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Softmax over the channels, at every place of a picture.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Softmin</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Softplus</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Softsign</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Source</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Sparse gradients</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Spiral</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Split</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Squared for small differences, absolute for large ones.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Squeeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Squeezes every number between -1 and 1, more gently than tanh.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Squeezes every number between -1 and 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Squeezes every number between 0 and 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Stack</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Stacks neighbouring points as channels: more channels, a smaller picture.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Standard deviation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Standardise</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Stands for an input of the network without any data behind it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start of the averaging</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start over with new weights</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start the training over, or open the drawing that it was made with.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start the training over.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start ÷ end</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Starting value</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Step {step} failed: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Steps</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Steps going up</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Stop</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Stride</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Subtract</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Such arrays can hide programs, so they are never opened: save plain numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Sum over an axis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Swap anchor and positive</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Swap the two wires</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Swap the two wires.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Swaps two axes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Takes a run of places of an axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Takes away a fixed mean and divides by a fixed spread; nothing is learned.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Takes one place of an axis: one column, one channel, one step.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Takes one step out of a sequence: the last, the first, or the mean of all.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Takes out an axis of size 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Tanh</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Tanh shrink</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Target</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Target array</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Target sequence</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Target sequences</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Task</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Ten measurements of a patient foretell how the disease goes on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>TensorFlow Playground, D. Smilkov and S. Carter (Apache-2.0), by its formula.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Test</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Test part</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The Data panel shows and edits this data.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The Python code would not compute exactly what the network computes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The Python source of your network will be here.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The array of inputs is empty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The array of targets does not hold one class for each example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The checkpoint belongs to another drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The checkpoint {name} cannot be read: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The code was run: with the same weights it gives the same answers, bit for bit.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The column to predict; the last one where this is empty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The columns to predict from; all that can be used where none is chosen.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The data holds no examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The disk has no room left for {name}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The drawing cannot be trained yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The drawing in the file is damaged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The drawing is not a whole network yet.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The drawing you were working on was kept.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The engine stopped unexpectedly and was started again.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The exported file would not compute what the network computes, so none was written.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The file cannot be read as {encoding} text.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The file has no array for “{role}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The file is damaged or was cut short.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The first input divided by the second, number by number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The first input less the second, number by number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The first input should be the larger one where the target is 1, else the smaller.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The folder “{path}” cannot be read.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The four rows of a logic gate, repeated.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The id {id} was used twice or is reserved; one was renamed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The input is a logarithm</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The input “{name}” is missing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The input “{name}” takes examples of shape {expected}, but {given} came.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The input “{port}” has no data to train on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The largest of what its wires bring, number by number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The last Dense layer and its cross-entropy in one, to save memory.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The list of contents in the file is missing or damaged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The logarithm of the sigmoid of each number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The logarithms of the softmax probabilities of each example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The loss after it does this already, so it would be done twice.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The loss became no number at step {step}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The mean of the numbers along one axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The mean of what its wires bring, number by number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The name of the array; found by its usual names where empty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The name {name} is too long.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The name {name} stands twice.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The network cannot take this example: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The numbers grew beyond all bounds at step {step}, first in “{block}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The objective “{name}” has nothing to move.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The old number of each axis, in the new order; 0 is the batch.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The optimizer {name} does not take these settings: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The option “{option}” of the data cannot be {value}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The part {name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The prediction arrives where the target belongs, and the target as prediction.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The prediction is {guess}, but the target is {target}: they must be equal.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The prediction is {prediction}, but what it is compared with is {target}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The preparation of the data cannot be read: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The row that begins on line {line} does not end.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The run cannot be written to {folder}: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The run {name} has no checkpoint to go on from.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The same at every point of a picture; kept by PyTorch for old models.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The same network as a PyTorch file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The same seed always gives the same split.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The same seed draws the same weights and the same order of examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The same seed makes the same examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The schedule {name} does not take these settings: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The scores are {scores} and the class numbers {target}; these do not belong together.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The scores must be batch × classes: flatten before the last Dense block.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The share “{name}” is {share}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The sizes of one example, without the batch.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The split “{split}” has no examples to measure on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The sum of the numbers along one axis.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The system denies it: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The table has no column “{name}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The table has no rows below its header.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The table has one column only, so there is nothing to predict it from.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The table is empty.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The target has {count} classes.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The target is a logarithm</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The training process ended unexpectedly (code {code}).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The triplet loss with the straight distance between vectors.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no axis {axis} in {shape}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no example called {name}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no format for the ending {ending}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no learning rate schedule called “{name}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no optimizer called “{name}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no source of data called “{name}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is no such file.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>There is not enough memory on {device} for a batch of {batch}: the network takes about {needed} MB, of which the output of “{block}” takes {size} MB.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>These blocks feed themselves in a ring: {blocks}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Thirty measurements of a tumour tell whether it is benign.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>This computer has no device “{device}” that PyTorch can use.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>This is an input too: a wire begins at an output.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>This is an output too: a wire ends at an input.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>This network cannot be written as ONNX: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>This version does not know the block {type}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>This would close a loop.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Three hills and three hollows on the plane: regression.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Three kinds of flowers from four measures.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Throw it away</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>To factor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Toolbar</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Train</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Train one batch</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Train one epoch</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Training does not make this loss small.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Training goes on, but could not be resumed. Free some space on that disk.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Transformer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Transformer decoder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Transformer decoder layer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Transformer encoder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Transformer encoder layer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Transpose</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Transposed convolution {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Triplet loss</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Triplet loss, plain distance</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>True</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Truth table</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Try another word, in either language.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Try it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Turns numbers near zero into zero and keeps the others.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Turns the scores of each example into probabilities that add up to 1.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two Gaussians</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two arms that only a deeper network parts.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two arms wound about each other: the hardest of the plane sets.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two clouds</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two convolutions look for edges and for parts, and read digits better.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two hidden layers learn a round border, point by point.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two round clouds of points, one for each class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two spirals</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Two wires lead to {port}, which takes one.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Uneven rows</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unflatten</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unfold</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unfreeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unfreeze all</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unknown type of block</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Unsqueeze</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Untitled drawing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Up and down</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Up to, not including</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Update Lienzo to open it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Upsample</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Upsample by blending</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Upsample by repeating</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Use batches of 32</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Use the loss for one output</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Use the mean squared error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Use the variant of this block for {axes} axes less.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Use the variant of this block that has as many axes as arrive.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Validation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Validation ({validation}) and test ({test}) leave nothing to train on.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Validation part</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Value</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Variance</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Warning</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Way down</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weight of each class</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weight of each token</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weight of the ones</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weight {value}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weights (safetensors) and Python code</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Weights of a block that is missing were left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What arrives is batch × steps × numbers, not steps × batch × numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What does not fit in the drawing will be listed here, with a way to mend it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What is added around the edges: zeros, a mirror, the edge itself, or a wrap.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What passes through</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What stands before the decimals of a number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What stands between two cells.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What the learning rate is multiplied by each time.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What the network has learned</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What the neuron makes of its sum.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What this block is called in your drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>What was copied is not part of a drawing.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>When it stalls</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Whether the first row names the columns.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Whether the loss of a batch is the mean or the sum over its examples.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Whether the target names a class or measures a value.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Which axis: 0 is the batch, 1 the first of each example, -1 the last.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Which gate the neurons have to learn.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Which step</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Width</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Width and height in pixels that every picture gets.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Width of the keys</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Width of the values</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wine: S. Aeberhard and M. Forina, 1991. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wines</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wire both, or neither.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wire it to data made of whole numbers, or use a Dense block instead.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wire something with more axes into it, or choose its size in its settings.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wire {port} to it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>With the constant term</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>With these settings it needs more memory than any computer has.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Write a number, like 0.5.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Write a whole number, like 32.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Write it again with numpy.savez or numpy.savez_compressed.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Write numbers, like 0.5 or 0.5; 0.9.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Write one number, or {axes} of them.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Write whole numbers, like 3 or 3 × 5.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Yes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your drawing is safe. Please try once more.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your drawing is safe. Training can go on from its last checkpoint.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your drawing is safe. Try again; if it happens again, report it.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your network begins here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your own arrays, saved with numpy.savez: one for inputs, one for targets.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your own file: {path}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your own folder: {path}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your own pictures: a folder with one folder for each class.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Your own table: numbers and categories, one row for each example.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Zero padding {axes}D</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>add reduce total</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>average reduce</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>binary classification yes no multilabel</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>cat join merge append</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>clamp clip limit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>classification chemistry</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>classification classes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>classification classes categories</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>classification medicine tumour diagnosis</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>column index pick feature</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>constant multiply</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>conv cnn filter kernel feature map picture image</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>counts regression events</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>csv file spreadsheet excel own import comma semicolon</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>cut crop range columns</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>dataset examples table csv pictures source</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>dates</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>deconvolution upsample decoder generator</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>distance angle compare</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>distribution divergence distillation variational</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>drawing.lienzo</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>enlarge resize interpolate scale zoom decoder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>euclidean norm compare</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>every block that feeds it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>expand add axis channel</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>flowers classification fisher setosa versicolor virginica</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>found: {value}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>gated linear unit gate</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>gaussian error linear unit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>halves chunk divide</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>handwriting pictures images numbers mnist classification</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>hyperbolic tangent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>images photos jpg png folder own import vision</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>it holds {count} files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>join</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>last first mean sequence pool</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>linear fully connected layer mlp perceptron affine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>linear regression straight</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>logic gate and or xor nand</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>logistic probability</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>mae l1 regression numbers error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>matmul dot product bmm</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>max largest</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>mean ensemble</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>minus difference -</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>mse regression numbers least squares error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>norm normalize batchnorm standardise</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>normalise prepare scale</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>nothing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>nothing pass through</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>npz numpy file own import tensor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>onnxruntime cannot run this network: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>onnxruntime was tried with 1, 2 and 7 examples; the largest difference is {difference}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>order compare rank</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>padding border margin edge</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>patches windows col2im</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>patches windows im2col</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>perceptron unit node cell</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>permute swap</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>pictures (batch × channels × height × width)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>placeholder entry shape</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>pool downsample shrink reduce subsample</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>pool global average head reduce</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>positional encoding sinusoid transformer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>probability classes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>product times gate *</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>quotient ratio /</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>rectified linear unit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>regression medicine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>regression numbers error</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>regression uncertainty variance</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>regularisation overfitting channels spatial</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>regularisation overfitting noise</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>reshape channel</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>sequence time series text memory rnn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>signals (batch × channels × length)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>similarity metric learning embedding pairs contrastive</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>speech handwriting alignment sequence</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>style transfer contrast</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>sum plus residual skip shortcut +</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>swish</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>text that differs in nearly every row</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the name {name} does not belong in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>token word vector lookup vocabulary category</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>transformer self-attention sequence text bert gpt</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>transpose swap order channels last</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>two dimensions plane points playground toy</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>vector row ravel</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>view resize</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>vocabulary language classes</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>volumes (batch × channels × depth × height × width)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{activation}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{amount} {unit}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{bad} of {count} pictures cannot be read, the first is “{name}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{blocks}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{column}: {count} values are missing or infinite, the first in row {row}; over all columns there are {total}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{constant} is not a number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} blocks selected</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} damaged pictures were skipped in all.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} examples of “{true}” were taken for “{predicted}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} parameters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} parameters together</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} pictures of this size do not fit into memory.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} rows with missing values were left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} rows without a target were left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{count} uneven rows were left out, the first on line {line}: “{text}”.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{dim0}, {dim1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{dims}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{dim}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{first} brings {one}, {second} brings {other}: the last sizes must be equal.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{groups} groups</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{help}
{name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{hidden_size} numbers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{id} holds a number or a letter that no file can hold.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{index}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{kernel_size}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{layer} (lazy)</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{lr}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{mode}, {hidden_size} numbers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} cannot be opened. {what}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} could not be written: {reason}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is encrypted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is not a plain file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is not the folder of a run, or it is damaged.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is packed in another way</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} is too large</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} of PyTorch.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} stands in it twice</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} was {value} and was set to {near}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name} → {value}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name}: training</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{name}: validation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{negative_slope}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{nhead} heads</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{num_embeddings} → {embedding_dim}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{num_groups} groups</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{num_heads} heads</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{num_layers} layers, {nhead} heads</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{one} and {other} cannot be combined number by number.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{one} and {other} cannot be joined along axis {axis}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{one} and {other} differ in shape.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{out_channels} filters, {kernel_size}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{out_features} neurons</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{output_ratio}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{output_size}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{padding}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{part} in the file was damaged and was left out.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{part} is {parts}, which does not divide {whole} = {size}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{percent:.1f} %</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{port} arrives</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{port} leaves</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{p}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{setting} cannot be {value}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{setting} is {value}, but it may be at most {most}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{setting} is {value}, but it must be at least {least}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{shape}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{shape} cannot be cut into parts of {unit}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{source}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{start}–{stop}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{unflattened_size}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{which}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>× {factor} + {shift}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>× {scale_factor}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>× {upscale_factor}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>÷ {downscale_factor}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{block}” failed at step {step}: {reason}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{input}” has {inputs} examples but “{target}” has {targets}.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{method}” is no way to prepare numbers.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{name}” cannot be read and was skipped.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{name}” is damaged, or no file of arrays (.npz).</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{name}” was damaged and has been repaired.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{path}” cannot be found or opened.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{path}” has no folders with pictures.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{path}” is a file, not a folder.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>“{path}” is a folder, not a file.</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
</TS>
