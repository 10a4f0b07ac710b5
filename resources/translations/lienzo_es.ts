<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name></name>
    <message>
      <source>&amp;Edit</source>
      <translation>&amp;Edición</translation>
    </message>
    <message>
      <source>&amp;File</source>
      <translation>&amp;Archivo</translation>
    </message>
    <message>
      <source>&amp;Groups</source>
      <translation>&amp;Grupos</translation>
    </message>
    <message>
      <source>&amp;Help</source>
      <translation>A&amp;yuda</translation>
    </message>
    <message>
      <source>&amp;Neurons</source>
      <translation>&amp;Neuronas</translation>
    </message>
    <message>
      <source>&amp;Training</source>
      <translation>E&amp;ntrenamiento</translation>
    </message>
    <message>
      <source>&amp;View</source>
      <translation>&amp;Ver</translation>
    </message>
    <message>
      <source>0 where no number</source>
      <translation>0 donde no hay número</translation>
    </message>
    <message>
      <source>0, 1, 2 and so on, one for each place of an axis of what arrives.</source>
      <translation>0, 1, 2, etcétera: uno por cada lugar de un eje de lo que llega.</translation>
    </message>
    <message>
      <source>1 block</source>
      <translation>1 bloque</translation>
    </message>
    <message>
      <source>1 by chance</source>
      <translation>1 por azar</translation>
    </message>
    <message>
      <source>1 for a sample, 0 where all there is arrives.</source>
      <translation>1 para una muestra, 0 si llega todo lo que hay.</translation>
    </message>
    <message>
      <source>1 for one learned slope, or as many as channels.</source>
      <translation>1 para una sola pendiente aprendida, o tantas como canales.</translation>
    </message>
    <message>
      <source>1 ÷ x</source>
      <translation>1 ÷ x</translation>
    </message>
    <message>
      <source>1 ÷ √x</source>
      <translation>1 ÷ √x</translation>
    </message>
    <message>
      <source>1,797 handwritten digits, pictures of 8 × 8 greys.</source>
      <translation>1797 dígitos escritos a mano, imágenes de 8 × 8 grises.</translation>
    </message>
    <message>
      <source>150 flowers of three species, four measurements each.</source>
      <translation>150 flores de tres especies, con cuatro medidas cada una.</translation>
    </message>
    <message>
      <source>178 wines of three growers, thirteen chemical measurements each.</source>
      <translation>178 vinos de tres bodegas, con trece medidas químicas cada uno.</translation>
    </message>
    <message>
      <source>442 patients: how far the disease went in a year, from ten measurements.</source>
      <translation>442 pacientes: cuánto avanzó la enfermedad en un año, a partir de diez medidas.</translation>
    </message>
    <message>
      <source>569 tumours, malignant or benign, thirty measurements each.</source>
      <translation>569 tumores, malignos o benignos, con treinta medidas cada uno.</translation>
    </message>
    <message>
      <source>=64 * 2 ** i</source>
      <translation>=64 * 2 ** i</translation>
    </message>
    <message>
      <source>A .json file holds the drawing alone, not what was learned.</source>
      <translation>Un archivo .json guarda solo el dibujo, no lo aprendido.</translation>
    </message>
    <message>
      <source>A ReLU that stops at 6.</source>
      <translation>Una ReLU que se detiene en 6.</translation>
    </message>
    <message>
      <source>A batch of {size} examples cannot be shared by {count} processes.</source>
      <translation>Un lote de {size} ejemplos no se puede repartir entre {count} procesos.</translation>
    </message>
    <message>
      <source>A bias inside it is frozen while weights of the same neuron are not, which a single neuron cannot be.</source>
      <translation>Dentro hay un sesgo congelado y pesos de la misma neurona que no lo están; una neurona suelta no puede estar así.</translation>
    </message>
    <message>
      <source>A block cannot feed itself.</source>
      <translation>Un bloque no puede alimentarse a sí mismo.</translation>
    </message>
    <message>
      <source>A block of a missing group was put at the top.</source>
      <translation>Un bloque de un grupo que falta se puso en el nivel superior.</translation>
    </message>
    <message>
      <source>A block of your own. Uses in this drawing: {count}. All of them follow what is changed here.</source>
      <translation>Un bloque propio. Usos en este dibujo: {count}. Todos siguen lo que se cambia aquí.</translation>
    </message>
    <message>
      <source>A block or note far outside the canvas was brought back.</source>
      <translation>Se trajo de vuelta un bloque o una nota muy fuera del lienzo.</translation>
    </message>
    <message>
      <source>A border of {edge} cuts away all of the {size} values there are.</source>
      <translation>Un borde de {edge} recorta todos los {size} valores que hay.</translation>
    </message>
    <message>
      <source>A border of {edge} is made of what is there, but there are only {size} values.</source>
      <translation>Un borde de {edge} se hace con lo que hay, pero solo hay {size} valores.</translation>
    </message>
    <message>
      <source>A chemical analysis tells which of three growers made a wine.</source>
      <translation>Un análisis químico indica cuál de tres viticultores hizo un vino.</translation>
    </message>
    <message>
      <source>A circle</source>
      <translation>Un círculo</translation>
    </message>
    <message>
      <source>A class number that does not count, such as padding.</source>
      <translation>Un número de clase que no cuenta, como el de relleno.</translation>
    </message>
    <message>
      <source>A convolution that looks up each of its places where numbers that arrive say.</source>
      <translation>Una convolución que busca cada una de sus posiciones donde dicen los números que llegan.</translation>
    </message>
    <message>
      <source>A data block brings examples to learn from.</source>
      <translation>Un bloque de datos trae ejemplos de los que aprender.</translation>
    </message>
    <message>
      <source>A disc of one class inside a ring of the other.</source>
      <translation>Un disco de una clase dentro de un anillo de la otra.</translation>
    </message>
    <message>
      <source>A drawing that is compared</source>
      <translation>Un dibujo que se compara</translation>
    </message>
    <message>
      <source>A feature is made of rows of numbers, but {shape} arrives.</source>
      <translation>Una característica se hace con filas de números, pero llega {shape}.</translation>
    </message>
    <message>
      <source>A few neurons bend a border around a disc.</source>
      <translation>Unas pocas neuronas curvan una frontera alrededor de un disco.</translation>
    </message>
    <message>
      <source>A file…</source>
      <translation>Un archivo…</translation>
    </message>
    <message>
      <source>A folder with one folder of pictures per class</source>
      <translation>Una carpeta con una carpeta de imágenes por clase</translation>
    </message>
    <message>
      <source>A formula about epoch or step, both counted from 0, and epochs and steps, how many there will be. With step in it the rate moves at every step.</source>
      <translation>Una fórmula sobre epoch (época) o step (paso), contados desde 0, y epochs y steps, cuántos habrá. Con step, la tasa cambia en cada paso.</translation>
    </message>
    <message>
      <source>A fully connected network reads digits of 8 × 8 points.</source>
      <translation>Una red totalmente conectada lee dígitos de 8 × 8 puntos.</translation>
    </message>
    <message>
      <source>A grid takes at least two values from a range.</source>
      <translation>Una cuadrícula toma al menos dos valores de un intervalo.</translation>
    </message>
    <message>
      <source>A group that stood inside itself was put at the top.</source>
      <translation>Un grupo que estaba dentro de sí mismo se puso arriba del todo.</translation>
    </message>
    <message>
      <source>A leaky ReLU that learns its slope.</source>
      <translation>Una ReLU con fuga que aprende su pendiente.</translation>
    </message>
    <message>
      <source>A leaky ReLU whose slope is drawn at random while training.</source>
      <translation>Una ReLU con fuga cuya pendiente se sortea durante el entrenamiento.</translation>
    </message>
    <message>
      <source>A learned number added to the sum.</source>
      <translation>Un número aprendido que se añade a la suma.</translation>
    </message>
    <message>
      <source>A link begins with “{prefix}”. Copy it whole.</source>
      <translation>Un enlace empieza por «{prefix}». Cópialo entero.</translation>
    </message>
    <message>
      <source>A mask by which each head counts less what is farther away.</source>
      <translation>Una máscara con la que cada cabezal cuenta menos lo que está más lejos.</translation>
    </message>
    <message>
      <source>A mask that learns for each head how much each distance counts.</source>
      <translation>Una máscara que aprende, para cada cabezal, cuánto cuenta cada distancia.</translation>
    </message>
    <message>
      <source>A network whose sizes were searched for by machine.</source>
      <translation>Una red cuyos tamaños se buscaron con una máquina.</translation>
    </message>
    <message>
      <source>A neuron computes with decimal numbers, but whole numbers (tokens) arrive.</source>
      <translation>Una neurona calcula con números decimales, pero llegan números enteros (tokens).</translation>
    </message>
    <message>
      <source>A neuron has two wires from the same source.</source>
      <translation>Una neurona tiene dos cables del mismo origen.</translation>
    </message>
    <message>
      <source>A neuron takes rows of numbers, but {shapes} arrives.</source>
      <translation>Una neurona toma filas de números, pero llega {shapes}.</translation>
    </message>
    <message>
      <source>A new column of one neuron after this one</source>
      <translation>Una columna nueva de una neurona después de esta</translation>
    </message>
    <message>
      <source>A new column of {count} neurons after this one</source>
      <translation>Una columna nueva de {count} neuronas después de esta</translation>
    </message>
    <message>
      <source>A new tie</source>
      <translation>Un vínculo nuevo</translation>
    </message>
    <message>
      <source>A number for each weight that is learned.</source>
      <translation>Un número por cada peso que se aprende.</translation>
    </message>
    <message>
      <source>A port of a group stands outside of every group.</source>
      <translation>Un puerto de grupo está fuera de todo grupo.</translation>
    </message>
    <message>
      <source>A recurrent cell for each step, its state handed on; put your own cell inside.</source>
      <translation>Una celda recurrente para cada paso, que pasa su estado al siguiente; pon dentro tu propia celda.</translation>
    </message>
    <message>
      <source>A residual block that halves the picture and has more channels.</source>
      <translation>Un bloque residual que reduce la imagen a la mitad y tiene más canales.</translation>
    </message>
    <message>
      <source>A residual block that is narrow inside: cheap where there are many channels.</source>
      <translation>Un bloque residual estrecho por dentro: barato donde hay muchos canales.</translation>
    </message>
    <message>
      <source>A scaled ELU that keeps mean and spread through deep networks.</source>
      <translation>Una ELU escalada que mantiene media y dispersión en redes profundas.</translation>
    </message>
    <message>
      <source>A sigmoid made of straight lines: faster, nearly the same.</source>
      <translation>Una sigmoide hecha de rectas: más rápida y casi igual.</translation>
    </message>
    <message>
      <source>A single neuron with a sigmoid learns when both inputs are on.</source>
      <translation>Una sola neurona con sigmoide aprende cuándo ambas entradas están activas.</translation>
    </message>
    <message>
      <source>A size depends on the number of examples, but is no multiple of it.</source>
      <translation>Un tamaño depende del número de ejemplos, pero no es múltiplo de él.</translation>
    </message>
    <message>
      <source>A size depends on the number of examples.</source>
      <translation>Un tamaño depende del número de ejemplos.</translation>
    </message>
    <message>
      <source>A smooth ReLU that dips a little below zero.</source>
      <translation>Una ReLU suave que baja un poco de cero.</translation>
    </message>
    <message>
      <source>A smooth ReLU whose output is always positive.</source>
      <translation>Una ReLU suave cuya salida siempre es positiva.</translation>
    </message>
    <message>
      <source>A smooth ReLU, as transformers use it.</source>
      <translation>Una ReLU suave, como la que usan los transformers.</translation>
    </message>
    <message>
      <source>A softmax in which the smallest score gets the largest probability.</source>
      <translation>Una softmax en la que la menor puntuación recibe la mayor probabilidad.</translation>
    </message>
    <message>
      <source>A state dict for torch.load, and beside it the code that uses it.</source>
      <translation>Un state dict para torch.load y, al lado, el código que lo usa.</translation>
    </message>
    <message>
      <source>A straight line</source>
      <translation>Una recta</translation>
    </message>
    <message>
      <source>A sweep goes on with the settings it began with.</source>
      <translation>Un barrido continúa con los ajustes con los que empezó.</translation>
    </message>
    <message>
      <source>A swish made of straight lines and a parabola: faster, nearly the same.</source>
      <translation>Una swish hecha de rectas y una parábola: más rápida y casi igual.</translation>
    </message>
    <message>
      <source>A tiny number that keeps a division from failing.</source>
      <translation>Un número diminuto que evita que falle una división.</translation>
    </message>
    <message>
      <source>A value that rises evenly across the plane: regression.</source>
      <translation>Un valor que sube por igual a lo largo del plano: regresión.</translation>
    </message>
    <message>
      <source>A weight is chosen with a click and scrubbed by dragging.</source>
      <translation>Elige un peso con un clic y arrástralo de lado para cambiarlo.</translation>
    </message>
    <message>
      <source>A wider network untangles two arms wound about each other.</source>
      <translation>Una red más ancha desenreda dos brazos enrollados entre sí.</translation>
    </message>
    <message>
      <source>A wire crosses the border of a group without a port.</source>
      <translation>Un cable cruza el borde de un grupo sin pasar por un puerto.</translation>
    </message>
    <message>
      <source>A wire is at a port that this group does not have.</source>
      <translation>Un cable está en un puerto que este grupo no tiene.</translation>
    </message>
    <message>
      <source>A wire is at {port}, but this block has no such port.</source>
      <translation>Hay un cable en {port}, pero este bloque no tiene ese puerto.</translation>
    </message>
    <message>
      <source>A wire leads to a block that is not there.</source>
      <translation>Un cable lleva a un bloque que no está.</translation>
    </message>
    <message>
      <source>A wire that leaves it shares its weights with another one.</source>
      <translation>Un cable que sale de ella comparte sus pesos con otro.</translation>
    </message>
    <message>
      <source>A wire without a block at one of its ends was left out.</source>
      <translation>Se omitió un cable sin bloque en uno de sus extremos.</translation>
    </message>
    <message>
      <source>ALiBi bias</source>
      <translation>Sesgo ALiBi</translation>
    </message>
    <message>
      <source>AMSGrad</source>
      <translation>AMSGrad</translation>
    </message>
    <message>
      <source>About Lienzo</source>
      <translation>Acerca de Lienzo</translation>
    </message>
    <message>
      <source>Absolute difference, rounded off near zero.</source>
      <translation>Diferencia absoluta, redondeada cerca de cero.</translation>
    </message>
    <message>
      <source>Accuracy</source>
      <translation>Exactitud</translation>
    </message>
    <message>
      <source>Across</source>
      <translation>Eje x</translation>
    </message>
    <message>
      <source>Action</source>
      <translation>Acción</translation>
    </message>
    <message>
      <source>Activation</source>
      <translation>Activación</translation>
    </message>
    <message>
      <source>Activation of its own</source>
      <translation>Activación propia</translation>
    </message>
    <message>
      <source>Activation: {name}</source>
      <translation>Activación: {name}</translation>
    </message>
    <message>
      <source>Activations</source>
      <translation>Activaciones</translation>
    </message>
    <message>
      <source>Actual</source>
      <translation>Real</translation>
    </message>
    <message>
      <source>Actual size</source>
      <translation>Tamaño real</translation>
    </message>
    <message>
      <source>Adadelta</source>
      <translation>Adadelta</translation>
    </message>
    <message>
      <source>Adafactor</source>
      <translation>Adafactor</translation>
    </message>
    <message>
      <source>Adagrad</source>
      <translation>Adagrad</translation>
    </message>
    <message>
      <source>Adam</source>
      <translation>Adam</translation>
    </message>
    <message>
      <source>Adam that measures the gradient by its largest recent size.</source>
      <translation>Adam que mide el gradiente por su mayor tamaño reciente.</translation>
    </message>
    <message>
      <source>Adam that starts carefully by itself.</source>
      <translation>Adam que empieza con cuidado por sí solo.</translation>
    </message>
    <message>
      <source>Adam with a look ahead (Nesterov momentum).</source>
      <translation>Adam que mira adelante (momento de Nesterov).</translation>
    </message>
    <message>
      <source>Adam with weight decay done apart, as transformers are trained.</source>
      <translation>Adam con el decaimiento de pesos aparte, como se entrenan los transformers.</translation>
    </message>
    <message>
      <source>AdamW</source>
      <translation>AdamW</translation>
    </message>
    <message>
      <source>Adamax</source>
      <translation>Adamax</translation>
    </message>
    <message>
      <source>Adaptive average pooling {axes}D</source>
      <translation>Agrupación promedio adaptativa {axes}D</translation>
    </message>
    <message>
      <source>Adaptive max pooling {axes}D</source>
      <translation>Agrupación máxima adaptativa {axes}D</translation>
    </message>
    <message>
      <source>Adaptive softmax</source>
      <translation>Softmax adaptativa</translation>
    </message>
    <message>
      <source>Add a Flatten block before it, to look at the whole picture.</source>
      <translation>Pon un bloque Aplanar delante para ver la imagen entera.</translation>
    </message>
    <message>
      <source>Add a Flatten block before it.</source>
      <translation>Pon un bloque Aplanar delante.</translation>
    </message>
    <message>
      <source>Add a column after it</source>
      <translation>Añadir una columna detrás</translation>
    </message>
    <message>
      <source>Add a column of neurons</source>
      <translation>Añadir una columna de neuronas</translation>
    </message>
    <message>
      <source>Add a kernel</source>
      <translation>Añadir un núcleo</translation>
    </message>
    <message>
      <source>Add a kernel after it</source>
      <translation>Añadir un núcleo después</translation>
    </message>
    <message>
      <source>Add a loss block, wire the answer and the target to it, and let it be minimised.</source>
      <translation>Añade un bloque de pérdida, conéctale la respuesta y el valor objetivo, y haz que se minimice.</translation>
    </message>
    <message>
      <source>Add a loss block: what training makes small is then chosen here.</source>
      <translation>Añade un bloque de pérdida: aquí elegirás entonces qué reduce el entrenamiento.</translation>
    </message>
    <message>
      <source>Add a loss that compares them with {target}.</source>
      <translation>Añade una pérdida que las compare con {target}.</translation>
    </message>
    <message>
      <source>Add a neuron</source>
      <translation>Añadir una neurona</translation>
    </message>
    <message>
      <source>Add a neuron below</source>
      <translation>Añadir una neurona debajo</translation>
    </message>
    <message>
      <source>Add a note</source>
      <translation>Añadir una nota</translation>
    </message>
    <message>
      <source>Add a value</source>
      <translation>Añadir un valor</translation>
    </message>
    <message>
      <source>Add an input</source>
      <translation>Añadir una entrada</translation>
    </message>
    <message>
      <source>Add an objective that minimises it.</source>
      <translation>Añade un objetivo que la minimice.</translation>
    </message>
    <message>
      <source>Add an output</source>
      <translation>Añadir una salida</translation>
    </message>
    <message>
      <source>Add block</source>
      <translation>Añadir bloque</translation>
    </message>
    <message>
      <source>Add data</source>
      <translation>Añadir datos</translation>
    </message>
    <message>
      <source>Add kernel</source>
      <translation>Añadir núcleo</translation>
    </message>
    <message>
      <source>Add neuron</source>
      <translation>Añadir una neurona</translation>
    </message>
    <message>
      <source>Add noise</source>
      <translation>Añadir ruido</translation>
    </message>
    <message>
      <source>Add note</source>
      <translation>Añadir nota</translation>
    </message>
    <message>
      <source>Add objective</source>
      <translation>Añadir objetivo</translation>
    </message>
    <message>
      <source>Add one</source>
      <translation>Añadir</translation>
    </message>
    <message>
      <source>Add port</source>
      <translation>Añadir puerto</translation>
    </message>
    <message>
      <source>Add the column before the last neuron, or add one neuron only.</source>
      <translation>Añade la columna antes de la última neurona, o añade una sola neurona.</translation>
    </message>
    <message>
      <source>Add the loss</source>
      <translation>Añadir la pérdida</translation>
    </message>
    <message>
      <source>Added</source>
      <translation>Añadido</translation>
    </message>
    <message>
      <source>Adds a bias to its sum</source>
      <translation>Añade un sesgo a su suma</translation>
    </message>
    <message>
      <source>Adds a learned number to each output.</source>
      <translation>Añade un número aprendido a cada salida.</translation>
    </message>
    <message>
      <source>Adds a learned number to the sum.</source>
      <translation>Añade un número aprendido a la suma.</translation>
    </message>
    <message>
      <source>Adds normal noise while training, so that small changes matter less.</source>
      <translation>Suma ruido normal durante el entrenamiento, para que los cambios pequeños importen menos.</translation>
    </message>
    <message>
      <source>Adds one value around the edges.</source>
      <translation>Añade un mismo valor alrededor de los bordes.</translation>
    </message>
    <message>
      <source>Adds places before and after each axis, filled in one of several ways.</source>
      <translation>Añade lugares antes y después de cada eje, rellenos de una de varias maneras.</translation>
    </message>
    <message>
      <source>Adds the mirror image of what arrives around the edges.</source>
      <translation>Añade alrededor de los bordes la imagen reflejada de lo que llega.</translation>
    </message>
    <message>
      <source>Adds to each step a learned row that tells its place.</source>
      <translation>Suma a cada paso una fila aprendida que dice su lugar.</translation>
    </message>
    <message>
      <source>Adds to each step a pattern of waves that tells its place in the sequence.</source>
      <translation>Añade a cada paso un patrón de ondas que dice su lugar en la secuencia.</translation>
    </message>
    <message>
      <source>Adds up what its wires bring, each times its weight, and applies its activation.</source>
      <translation>Suma lo que traen sus cables, cada uno por su peso, y aplica su activación.</translation>
    </message>
    <message>
      <source>Adds what its wires bring, number by number.</source>
      <translation>Suma lo que traen sus cables, número a número.</translation>
    </message>
    <message>
      <source>Adds windows up to a picture again; sizes of both arrive.</source>
      <translation>Suma ventanas para formar de nuevo una imagen; llegan los tamaños de ambas.</translation>
    </message>
    <message>
      <source>Adds zeros around the edges.</source>
      <translation>Añade ceros alrededor de los bordes.</translation>
    </message>
    <message>
      <source>Advanced</source>
      <translation>Avanzado</translation>
    </message>
    <message>
      <source>Affine grid</source>
      <translation>Rejilla afín</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Después</translation>
    </message>
    <message>
      <source>After each axis</source>
      <translation>Después de cada eje</translation>
    </message>
    <message>
      <source>Align the corners</source>
      <translation>Alinear las esquinas</translation>
    </message>
    <message>
      <source>All combinations</source>
      <translation>Todas las combinaciones</translation>
    </message>
    <message>
      <source>All examples belong to one class: there is nothing to tell apart.</source>
      <translation>Todos los ejemplos son de una sola clase: no hay nada que distinguir.</translation>
    </message>
    <message>
      <source>All examples lie where it computes.</source>
      <translation>Todos los ejemplos están donde se calcula.</translation>
    </message>
    <message>
      <source>All of neuron {number}:</source>
      <translation>Todo lo de la neurona {number}:</translation>
    </message>
    <message>
      <source>All sizes but that of the joined axis must be equal: flatten or reshape first.</source>
      <translation>Todos los tamaños menos el del eje unido deben ser iguales: aplana o cambia la forma antes.</translation>
    </message>
    <message>
      <source>All sizes, the first axis included.</source>
      <translation>Todos los tamaños, incluido el primer eje.</translation>
    </message>
    <message>
      <source>All these weights are drawn anew by chance</source>
      <translation>Todos estos pesos se vuelven a sortear al azar</translation>
    </message>
    <message>
      <source>All unless chosen.</source>
      <translation>Todos si no se elige.</translation>
    </message>
    <message>
      <source>Alpha</source>
      <translation>Alfa</translation>
    </message>
    <message>
      <source>Alpha dropout</source>
      <translation>Dropout alfa</translation>
    </message>
    <message>
      <source>Alpha dropout of channels</source>
      <translation>Dropout alfa de canales</translation>
    </message>
    <message>
      <source>Alpha dropout that drops whole channels.</source>
      <translation>Dropout alfa que descarta canales enteros.</translation>
    </message>
    <message>
      <source>Also when used</source>
      <translation>También al usarla</translation>
    </message>
    <message>
      <source>Altered while learning</source>
      <translation>Alteradas al aprender</translation>
    </message>
    <message>
      <source>Amounts</source>
      <translation>Cantidades</translation>
    </message>
    <message>
      <source>An ELU whose slope has no break at zero.</source>
      <translation>Una ELU cuya pendiente no se quiebra en cero.</translation>
    </message>
    <message>
      <source>An activation of its own, before whatever follows the layer.</source>
      <translation>Una activación propia, antes de lo que siga a la capa.</translation>
    </message>
    <message>
      <source>An anchor should lie nearer to its own kind than to another, by a margin.</source>
      <translation>Un ancla debe estar más cerca de los suyos que de otros, por un margen.</translation>
    </message>
    <message>
      <source>An axis of {whole} cannot be cut into {sizes}.</source>
      <translation>Un eje de {whole} no se puede partir en {sizes}.</translation>
    </message>
    <message>
      <source>An axis other than the first counts the examples.</source>
      <translation>Un eje que no es el primero cuenta los ejemplos.</translation>
    </message>
    <message>
      <source>An axis that windows slide along depends on the number of examples.</source>
      <translation>Un eje que recorren las ventanas depende del número de ejemplos.</translation>
    </message>
    <message>
      <source>An encoder that reads one sequence and a decoder that writes another.</source>
      <translation>Un codificador que lee una secuencia y un decodificador que escribe otra.</translation>
    </message>
    <message>
      <source>An example of the data holds a value that is no number, met at step {step}.</source>
      <translation>Un ejemplo de los datos contiene un valor que no es un número; apareció en el paso {step}.</translation>
    </message>
    <message>
      <source>An input has a size that is worked out from others: {words}.</source>
      <translation>Una entrada tiene un tamaño que se calcula a partir de otros: {words}.</translation>
    </message>
    <message>
      <source>An objective minimises a loss that is not in the drawing.</source>
      <translation>Un objetivo minimiza una pérdida que no está en el dibujo.</translation>
    </message>
    <message>
      <source>An objective minimises what leaves here.</source>
      <translation>Un objetivo minimiza lo que sale de aquí.</translation>
    </message>
    <message>
      <source>An objective moves some of these neurons and not the others.</source>
      <translation>Un objetivo mueve algunas de estas neuronas y las otras no.</translation>
    </message>
    <message>
      <source>An objective named blocks that are missing; they were taken out of it.</source>
      <translation>Un objetivo nombraba bloques que faltan; se quitaron de él.</translation>
    </message>
    <message>
      <source>An objective whose blocks are missing was left out.</source>
      <translation>Se omitió un objetivo cuyos bloques faltan.</translation>
    </message>
    <message>
      <source>An old PyTorch wrote this program, its weights as a Python pickle.</source>
      <translation>Un PyTorch antiguo escribió este programa, con los pesos como un pickle de Python.</translation>
    </message>
    <message>
      <source>An optimizer that computes the loss again and again needs the whole batch.</source>
      <translation>Un optimizador que calcula la pérdida una y otra vez necesita el lote entero.</translation>
    </message>
    <message>
      <source>Anchor</source>
      <translation>Ancla</translation>
    </message>
    <message>
      <source>Anew at every step, on training examples alone.</source>
      <translation>De nuevo en cada paso, solo en ejemplos de entrenamiento.</translation>
    </message>
    <message>
      <source>Another block, whose weights it uses instead of some of its own.</source>
      <translation>Otro bloque, cuyos pesos usa en lugar de algunos propios.</translation>
    </message>
    <message>
      <source>Another process of this training has ended or cannot be reached.</source>
      <translation>Otro proceso de este entrenamiento ha terminado o no se puede alcanzar.</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Respuesta</translation>
    </message>
    <message>
      <source>Answer to the example</source>
      <translation>Respuesta al ejemplo</translation>
    </message>
    <message>
      <source>Answer, from {name}</source>
      <translation>Respuesta, de {name}</translation>
    </message>
    <message>
      <source>Answers {value}</source>
      <translation>Responde {value}</translation>
    </message>
    <message>
      <source>Answers {value} on average</source>
      <translation>Responde {value} en promedio</translation>
    </message>
    <message>
      <source>Approximation</source>
      <translation>Aproximación</translation>
    </message>
    <message>
      <source>Area under ROC</source>
      <translation>Área bajo la curva ROC</translation>
    </message>
    <message>
      <source>Argmax</source>
      <translation>Argmax</translation>
    </message>
    <message>
      <source>Arithmetic</source>
      <translation>Aritmética</translation>
    </message>
    <message>
      <source>Array “{name}” holds Python objects or text, not numbers.</source>
      <translation>El arreglo «{name}» contiene objetos de Python o texto, no números.</translation>
    </message>
    <message>
      <source>Arrays (NPZ)</source>
      <translation>Arreglos (NPZ)</translation>
    </message>
    <message>
      <source>Arrays (NPZ)…</source>
      <translation>Matrices (NPZ)…</translation>
    </message>
    <message>
      <source>As many as here</source>
      <translation>Tantos como aquí</translation>
    </message>
    <message>
      <source>As numbers to add (minus infinity hides), or as yes and no.</source>
      <translation>Como números que se suman (menos infinito oculta) o como sí y no.</translation>
    </message>
    <message>
      <source>As the definition says</source>
      <translation>Como dice la definición</translation>
    </message>
    <message>
      <source>Asking the network…</source>
      <translation>Preguntando a la red…</translation>
    </message>
    <message>
      <source>Asks for a little less than certainty; 0 asks for certainty.</source>
      <translation>Pide algo menos que certeza; 0 pide certeza.</translation>
    </message>
    <message>
      <source>At chosen epochs</source>
      <translation>En épocas elegidas</translation>
    </message>
    <message>
      <source>At most</source>
      <translation>Como máximo</translation>
    </message>
    <message>
      <source>At most, seconds</source>
      <translation>Máximo, segundos</translation>
    </message>
    <message>
      <source>At once</source>
      <translation>A la vez</translation>
    </message>
    <message>
      <source>At random</source>
      <translation>Al azar</translation>
    </message>
    <message>
      <source>At the epochs</source>
      <translation>En las épocas</translation>
    </message>
    <message>
      <source>At the place</source>
      <translation>En el lugar</translation>
    </message>
    <message>
      <source>At {place} it cannot be understood: {reason}.</source>
      <translation>En {place} no se puede entender: {reason}.</translation>
    </message>
    <message>
      <source>At {place} it should say {expected}, but it says {found}.</source>
      <translation>En {place} debería decir {expected}, pero dice {found}.</translation>
    </message>
    <message>
      <source>Attends to what was said, and to a memory, drawn part by part.</source>
      <translation>Atiende a lo ya dicho y a una memoria, dibujada parte por parte.</translation>
    </message>
    <message>
      <source>Attention</source>
      <translation>Atención</translation>
    </message>
    <message>
      <source>Attention mask</source>
      <translation>Máscara de atención</translation>
    </message>
    <message>
      <source>Attention to itself, attention to a memory, and a dense part.</source>
      <translation>Atención a sí misma, atención a una memoria y una parte densa.</translation>
    </message>
    <message>
      <source>Attention to nothing</source>
      <translation>Atención a nada</translation>
    </message>
    <message>
      <source>Attention weights</source>
      <translation>Pesos de atención</translation>
    </message>
    <message>
      <source>Automatic</source>
      <translation>Automático</translation>
    </message>
    <message>
      <source>Average</source>
      <translation>Promedio</translation>
    </message>
    <message>
      <source>Average of weights</source>
      <translation>Media de los pesos</translation>
    </message>
    <message>
      <source>Average pooling {axes}D</source>
      <translation>Agrupación promedio {axes}D</translation>
    </message>
    <message>
      <source>Averaged SGD</source>
      <translation>SGD promediado</translation>
    </message>
    <message>
      <source>Averages whatever arrives down to a chosen size; 1 gives one mean per channel.</source>
      <translation>Promedia lo que llegue hasta un tamaño elegido; 1 da una media por canal.</translation>
    </message>
    <message>
      <source>Axes</source>
      <translation>Ejes</translation>
    </message>
    <message>
      <source>Axes in common</source>
      <translation>Ejes en común</translation>
    </message>
    <message>
      <source>Axis</source>
      <translation>Eje</translation>
    </message>
    <message>
      <source>Axis of the examples</source>
      <translation>Eje de los ejemplos</translation>
    </message>
    <message>
      <source>Axis of the steps</source>
      <translation>Eje de los pasos</translation>
    </message>
    <message>
      <source>Axis size</source>
      <translation>Tamaño de un eje</translation>
    </message>
    <message>
      <source>Axis {axis} is {size} long; only axes of 1 can be taken out.</source>
      <translation>El eje {axis} mide {size}; solo se pueden quitar ejes de 1.</translation>
    </message>
    <message>
      <source>Axis {axis} of {input}</source>
      <translation>Eje {axis} de {input}</translation>
    </message>
    <message>
      <source>Back to the default</source>
      <translation>Volver al valor inicial</translation>
    </message>
    <message>
      <source>Back to the drawing</source>
      <translation>Volver al dibujo</translation>
    </message>
    <message>
      <source>Back to the signal</source>
      <translation>De vuelta a la señal</translation>
    </message>
    <message>
      <source>Backward</source>
      <translation>Hacia atrás</translation>
    </message>
    <message>
      <source>Backward: dL/d(answer)</source>
      <translation>Hacia atrás: dL/d(respuesta)</translation>
    </message>
    <message>
      <source>Backward: dL/d(output)</source>
      <translation>Hacia atrás: dL/d(salida)</translation>
    </message>
    <message>
      <source>Backward: {block}</source>
      <translation>Hacia atrás: {block}</translation>
    </message>
    <message>
      <source>Balanced accuracy</source>
      <translation>Exactitud equilibrada</translation>
    </message>
    <message>
      <source>Bar |</source>
      <translation>Barra |</translation>
    </message>
    <message>
      <source>Base</source>
      <translation>Base</translation>
    </message>
    <message>
      <source>Batch</source>
      <translation>Lote</translation>
    </message>
    <message>
      <source>Batch first</source>
      <translation>Lote primero</translation>
    </message>
    <message>
      <source>Batch normalisation across devices</source>
      <translation>Normalización por lotes entre dispositivos</translation>
    </message>
    <message>
      <source>Batch normalisation whose mean and spread are shared by all training processes.</source>
      <translation>Normalización por lotes con media y dispersión comunes a todos los procesos.</translation>
    </message>
    <message>
      <source>Batch normalisation {axes}D</source>
      <translation>Normalización por lotes {axes}D</translation>
    </message>
    <message>
      <source>Batch size</source>
      <translation>Tamaño de lote</translation>
    </message>
    <message>
      <source>Batches per move</source>
      <translation>Lotes por ajuste</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Antes</translation>
    </message>
    <message>
      <source>Before and after differ</source>
      <translation>Antes y después difieren</translation>
    </message>
    <message>
      <source>Before axis</source>
      <translation>Hasta el eje</translation>
    </message>
    <message>
      <source>Before each axis</source>
      <translation>Antes de cada eje</translation>
    </message>
    <message>
      <source>Begin with one that is there</source>
      <translation>Empieza con lo que ya hay</translation>
    </message>
    <message>
      <source>Beginnings</source>
      <translation>Comienzos</translation>
    </message>
    <message>
      <source>Beginnings of the bags</source>
      <translation>Inicios de las bolsas</translation>
    </message>
    <message>
      <source>Begins at the front again</source>
      <translation>Empieza de nuevo por delante</translation>
    </message>
    <message>
      <source>Bend of the curve</source>
      <translation>Curvatura</translation>
    </message>
    <message>
      <source>Best</source>
      <translation>La mejor</translation>
    </message>
    <message>
      <source>Best weights</source>
      <translation>Mejores pesos</translation>
    </message>
    <message>
      <source>Beta</source>
      <translation>Beta</translation>
    </message>
    <message>
      <source>Betas</source>
      <translation>Betas</translation>
    </message>
    <message>
      <source>Better is</source>
      <translation>Es mejor</translation>
    </message>
    <message>
      <source>Between places</source>
      <translation>Entre lugares</translation>
    </message>
    <message>
      <source>Beyond the border</source>
      <translation>Más allá del borde</translation>
    </message>
    <message>
      <source>Bias</source>
      <translation>Sesgo</translation>
    </message>
    <message>
      <source>Bias in the head</source>
      <translation>Sesgo en la cabeza</translation>
    </message>
    <message>
      <source>Bias {value}</source>
      <translation>Sesgo {value}</translation>
    </message>
    <message>
      <source>Bilinear</source>
      <translation>Bilineal</translation>
    </message>
    <message>
      <source>Binary cross-entropy</source>
      <translation>Entropía cruzada binaria</translation>
    </message>
    <message>
      <source>Binary cross-entropy after a Sigmoid block: takes probabilities from 0 to 1.</source>
      <translation>Entropía cruzada binaria tras un bloque Sigmoide: recibe probabilidades de 0 a 1.</translation>
    </message>
    <message>
      <source>Binary cross-entropy of probabilities</source>
      <translation>Entropía cruzada binaria de probabilidades</translation>
    </message>
    <message>
      <source>Bins</source>
      <translation>Intervalos</translation>
    </message>
    <message>
      <source>Bitcast</source>
      <translation>Reinterpretar bits</translation>
    </message>
    <message>
      <source>Blank class</source>
      <translation>Clase vacía</translation>
    </message>
    <message>
      <source>Block</source>
      <translation>Bloque</translation>
    </message>
    <message>
      <source>Block of my own</source>
      <translation>Bloque propio</translation>
    </message>
    <message>
      <source>Blocks</source>
      <translation>Bloques</translation>
    </message>
    <message>
      <source>Blocks are to use each other's weights in a ring, so nobody has any.</source>
      <translation>Unos bloques han de usar los pesos de otros en círculo, así que ninguno tiene.</translation>
    </message>
    <message>
      <source>Blocks it moves</source>
      <translation>Bloques que mueve</translation>
    </message>
    <message>
      <source>Blocks of my own</source>
      <translation>Bloques propios</translation>
    </message>
    <message>
      <source>Border</source>
      <translation>Borde</translation>
    </message>
    <message>
      <source>Both directions</source>
      <translation>Ambas direcciones</translation>
    </message>
    <message>
      <source>Both drawings are the same network.</source>
      <translation>Los dos dibujos son la misma red.</translation>
    </message>
    <message>
      <source>Both ways were tried on this network: single steps are as fast on this machine.</source>
      <translation>Se probaron las dos maneras con esta red: en este equipo, paso a paso es igual de rápido.</translation>
    </message>
    <message>
      <source>Bottleneck</source>
      <translation>Cuello de botella</translation>
    </message>
    <message>
      <source>Bound of the gates</source>
      <translation>Límite de las puertas</translation>
    </message>
    <message>
      <source>Boxes by their centres</source>
      <translation>Cajas por su centro</translation>
    </message>
    <message>
      <source>Breast Cancer Wisconsin (Diagnostic): W. Wolberg, O. Mangasarian, N. Street, W. Street, 1993. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation>Breast Cancer Wisconsin (Diagnostic): W. Wolberg, O. Mangasarian, N. Street y W. Street, 1993. UCI Machine Learning Repository (CC BY 4.0).</translation>
    </message>
    <message>
      <source>Breast cancer</source>
      <translation>Cáncer de mama</translation>
    </message>
    <message>
      <source>Brightness</source>
      <translation>Brillo</translation>
    </message>
    <message>
      <source>Bring an even number of them.</source>
      <translation>Trae un número par de ellos.</translation>
    </message>
    <message>
      <source>Bring as many numbers as the kernel has places, for each channel.</source>
      <translation>Trae, por cada canal, tantos números como lugares tiene el núcleo.</translation>
    </message>
    <message>
      <source>Bring in</source>
      <translation>Traer</translation>
    </message>
    <message>
      <source>Bring in a folder of pictures…</source>
      <translation>Traer una carpeta de imágenes…</translation>
    </message>
    <message>
      <source>Bring in a model</source>
      <translation>Traer un modelo</translation>
    </message>
    <message>
      <source>Bring in a model (ONNX, PT2)…</source>
      <translation>Traer un modelo (ONNX, PT2)…</translation>
    </message>
    <message>
      <source>Bring in a table</source>
      <translation>Traer una tabla</translation>
    </message>
    <message>
      <source>Bring in a table (CSV)…</source>
      <translation>Traer una tabla (CSV)…</translation>
    </message>
    <message>
      <source>Bring in arrays</source>
      <translation>Traer matrices</translation>
    </message>
    <message>
      <source>Bring in arrays (NPZ)…</source>
      <translation>Traer matrices (NPZ)…</translation>
    </message>
    <message>
      <source>Bring one row of edges for all, or one for each row of numbers.</source>
      <translation>Trae una fila de bordes para todos, o una por cada fila de números.</translation>
    </message>
    <message>
      <source>Bring the weight back</source>
      <translation>Recuperar el peso</translation>
    </message>
    <message>
      <source>Brings examples from a data set: what goes in, and what should come out.</source>
      <translation>Trae ejemplos de un conjunto de datos: lo que entra y lo que debería salir.</translation>
    </message>
    <message>
      <source>Brings vectors of like pairs (target 1) together and of unlike ones (-1) apart.</source>
      <translation>Acerca los vectores de pares parecidos (objetivo 1) y aleja los de distintos (-1).</translation>
    </message>
    <message>
      <source>By a formula</source>
      <translation>Por una fórmula</translation>
    </message>
    <message>
      <source>By a formula, again and again</source>
      <translation>Por una fórmula, una y otra vez</translation>
    </message>
    <message>
      <source>By chance</source>
      <translation>Al azar</translation>
    </message>
    <message>
      <source>By how much the update will move the weight</source>
      <translation>Cuánto moverá el peso la actualización</translation>
    </message>
    <message>
      <source>By up to how many degrees a picture is turned.</source>
      <translation>Hasta cuántos grados se gira una imagen.</translation>
    </message>
    <message>
      <source>By up to which part a picture grows or shrinks.</source>
      <translation>Hasta qué parte crece o encoge una imagen.</translation>
    </message>
    <message>
      <source>By which number the column is multiplied, counted from 0.</source>
      <translation>Por qué número se multiplica la columna, contando desde 0.</translation>
    </message>
    <message>
      <source>CELU</source>
      <translation>CELU</translation>
    </message>
    <message>
      <source>CPU</source>
      <translation>CPU</translation>
    </message>
    <message>
      <source>CTC loss</source>
      <translation>Pérdida CTC</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Cancelled.</source>
      <translation>Cancelado.</translation>
    </message>
    <message>
      <source>Carries</source>
      <translation>Lleva</translation>
    </message>
    <message>
      <source>Cast</source>
      <translation>Convertir tipo</translation>
    </message>
    <message>
      <source>Causal mask</source>
      <translation>Máscara causal</translation>
    </message>
    <message>
      <source>Cell over a sequence</source>
      <translation>Celda sobre una secuencia</translation>
    </message>
    <message>
      <source>Cell state</source>
      <translation>Estado de celda</translation>
    </message>
    <message>
      <source>Centre crop or pad</source>
      <translation>Recorte o relleno central</translation>
    </message>
    <message>
      <source>Centred</source>
      <translation>Centrado</translation>
    </message>
    <message>
      <source>Chance for each number between the layers to be set to zero while training.</source>
      <translation>Probabilidad de que cada número entre capas se ponga a cero al entrenar.</translation>
    </message>
    <message>
      <source>Chance for each number to be set to zero while training.</source>
      <translation>Probabilidad de que cada número se ponga a cero durante el entrenamiento.</translation>
    </message>
    <message>
      <source>Chance together</source>
      <translation>Probabilidad en total</translation>
    </message>
    <message>
      <source>Change at the epochs</source>
      <translation>Cambio en las épocas</translation>
    </message>
    <message>
      <source>Change its settings in the training panel.</source>
      <translation>Cambia sus ajustes en el panel de entrenamiento.</translation>
    </message>
    <message>
      <source>Change objective</source>
      <translation>Cambiar objetivo</translation>
    </message>
    <message>
      <source>Change settings</source>
      <translation>Cambiar ajustes</translation>
    </message>
    <message>
      <source>Change the features</source>
      <translation>Cambiar las características</translation>
    </message>
    <message>
      <source>Change the formula.</source>
      <translation>Cambia la fórmula.</translation>
    </message>
    <message>
      <source>Change the number of channels in its settings, or set its groups to 1.</source>
      <translation>Cambia el número de canales en sus ajustes, o pon sus grupos en 1.</translation>
    </message>
    <message>
      <source>Change to English</source>
      <translation>Cambiar a inglés</translation>
    </message>
    <message>
      <source>Change to Spanish</source>
      <translation>Cambiar a español</translation>
    </message>
    <message>
      <source>Change to {size} outputs</source>
      <translation>Cambiar a {size} salidas</translation>
    </message>
    <message>
      <source>Change training</source>
      <translation>Cambiar entrenamiento</translation>
    </message>
    <message>
      <source>Changed</source>
      <translation>Cambiado</translation>
    </message>
    <message>
      <source>Channel shuffle</source>
      <translation>Mezcla de canales</translation>
    </message>
    <message>
      <source>Channels</source>
      <translation>Canales</translation>
    </message>
    <message>
      <source>Channels in</source>
      <translation>Canales que entran</translation>
    </message>
    <message>
      <source>Check its name and folder.</source>
      <translation>Comprueba su nombre y su carpeta.</translation>
    </message>
    <message>
      <source>Check its settings and what arrives at it. The weights are as before the step.</source>
      <translation>Revisa sus ajustes y lo que le llega. Los pesos están como antes del paso.</translation>
    </message>
    <message>
      <source>Check its settings, and what the blocks before it give.</source>
      <translation>Revisa sus ajustes y lo que dan los bloques anteriores.</translation>
    </message>
    <message>
      <source>Check that every machine reaches that address, and that as many were started.</source>
      <translation>Comprueba que todas las máquinas alcanzan esa dirección y que se iniciaron todos los procesos.</translation>
    </message>
    <message>
      <source>Check that you may open it, and everything in it.</source>
      <translation>Comprueba que puedes abrirla, y también todo lo que contiene.</translation>
    </message>
    <message>
      <source>Check that you may read it.</source>
      <translation>Comprueba que tienes permiso para leerlo.</translation>
    </message>
    <message>
      <source>Check the numbers in its settings, or reset them.</source>
      <translation>Revisa los números de sus ajustes o restablécelos.</translation>
    </message>
    <message>
      <source>Cholesky root</source>
      <translation>raíz de Cholesky</translation>
    </message>
    <message>
      <source>Choose 0 or a small number above it, such as 0.001.</source>
      <translation>Elige 0 o un número pequeño mayor, como 0,001.</translation>
    </message>
    <message>
      <source>Choose 2 or more.</source>
      <translation>Elige 2 o más.</translation>
    </message>
    <message>
      <source>Choose L1, L2 or none in the training panel.</source>
      <translation>Elige L1, L2 o ninguna en el panel de entrenamiento.</translation>
    </message>
    <message>
      <source>Choose SparseAdam, or switch off “Sparse gradients” in the embedding.</source>
      <translation>Elige SparseAdam o desactiva «Gradientes dispersos» en el embedding.</translation>
    </message>
    <message>
      <source>Choose a data set for it, or look whether its file can be read.</source>
      <translation>Elige un conjunto de datos o comprueba que su archivo se puede leer.</translation>
    </message>
    <message>
      <source>Choose a drawing</source>
      <translation>Elige un dibujo</translation>
    </message>
    <message>
      <source>Choose a file</source>
      <translation>Elige un archivo</translation>
    </message>
    <message>
      <source>Choose a file above, or drop one on this window.</source>
      <translation>Elige un archivo arriba o suéltalo en esta ventana.</translation>
    </message>
    <message>
      <source>Choose a file in it.</source>
      <translation>Elige un archivo de ella.</translation>
    </message>
    <message>
      <source>Choose a file that Lienzo has written.</source>
      <translation>Elige un archivo escrito por Lienzo.</translation>
    </message>
    <message>
      <source>Choose a file with a row for each example.</source>
      <translation>Elige un archivo con una fila para cada ejemplo.</translation>
    </message>
    <message>
      <source>Choose a file.</source>
      <translation>Elige un archivo.</translation>
    </message>
    <message>
      <source>Choose a folder that a sweep has made.</source>
      <translation>Elige una carpeta que haya creado un barrido.</translation>
    </message>
    <message>
      <source>Choose a folder that a training has made.</source>
      <translation>Elige una carpeta creada por un entrenamiento.</translation>
    </message>
    <message>
      <source>Choose a folder with one file for inputs and one for targets.</source>
      <translation>Elige una carpeta con un archivo de entradas y otro de objetivos.</translation>
    </message>
    <message>
      <source>Choose a folder.</source>
      <translation>Elige una carpeta.</translation>
    </message>
    <message>
      <source>Choose a group, or where a block of your own is used.</source>
      <translation>Elige un grupo, o donde se usa un bloque propio.</translation>
    </message>
    <message>
      <source>Choose a kernel with as many sides, or another shape before it.</source>
      <translation>Elige un núcleo con otros tantos lados, u otra forma antes.</translation>
    </message>
    <message>
      <source>Choose a larger batch size.</source>
      <translation>Elige un tamaño de lote mayor.</translation>
    </message>
    <message>
      <source>Choose a larger factor.</source>
      <translation>Elige un factor mayor.</translation>
    </message>
    <message>
      <source>Choose a larger number.</source>
      <translation>Elige un número mayor.</translation>
    </message>
    <message>
      <source>Choose a number from 0 to less than 1.</source>
      <translation>Elige un número desde 0 y menor que 1.</translation>
    </message>
    <message>
      <source>Choose a number from 0 to {most}.</source>
      <translation>Elige un número de 0 a {most}.</translation>
    </message>
    <message>
      <source>Choose a number from 1 to {most}.</source>
      <translation>Elige un número de 1 a {most}.</translation>
    </message>
    <message>
      <source>Choose a number from {minimum} to {maximum}.</source>
      <translation>Elige un número de {minimum} a {maximum}.</translation>
    </message>
    <message>
      <source>Choose a number that divides {size}.</source>
      <translation>Elige un número que divida a {size}.</translation>
    </message>
    <message>
      <source>Choose a place from 0 to {most}.</source>
      <translation>Elige un lugar de 0 a {most}.</translation>
    </message>
    <message>
      <source>Choose a shape, such as 2 or 1, 28, 28.</source>
      <translation>Elige una forma, como 2 o 1, 28, 28.</translation>
    </message>
    <message>
      <source>Choose a shorter one.</source>
      <translation>Elige uno más corto.</translation>
    </message>
    <message>
      <source>Choose a smaller batch or smaller layers.</source>
      <translation>Elige un lote más pequeño o capas más pequeñas.</translation>
    </message>
    <message>
      <source>Choose a smaller number.</source>
      <translation>Elige un número menor.</translation>
    </message>
    <message>
      <source>Choose a smaller size, or set “Kept in” to disk.</source>
      <translation>Elige un tamaño menor o pon «Se guardan en» en disco.</translation>
    </message>
    <message>
      <source>Choose a table</source>
      <translation>Elige una tabla</translation>
    </message>
    <message>
      <source>Choose a use of a block of your own.</source>
      <translation>Elige un uso de un bloque propio.</translation>
    </message>
    <message>
      <source>Choose a value here again</source>
      <translation>Volver a elegir aquí un valor</translation>
    </message>
    <message>
      <source>Choose a whole number from 1 to {most}.</source>
      <translation>Elige un número entero de 1 a {most}.</translation>
    </message>
    <message>
      <source>Choose an axis after it, so that no example looks at another.</source>
      <translation>Elige un eje posterior, para que ningún ejemplo mire a otro.</translation>
    </message>
    <message>
      <source>Choose an even number of them.</source>
      <translation>Elige una cantidad par.</translation>
    </message>
    <message>
      <source>Choose another array, or set “Task” to values.</source>
      <translation>Elige otro arreglo, o pon «Tarea» en value (valores).</translation>
    </message>
    <message>
      <source>Choose another axis.</source>
      <translation>Elige otro eje.</translation>
    </message>
    <message>
      <source>Choose another block of your own, or delete it.</source>
      <translation>Elige otro bloque propio o bórralo.</translation>
    </message>
    <message>
      <source>Choose another block, or give it weights of its own.</source>
      <translation>Elige otro bloque, o dale pesos propios.</translation>
    </message>
    <message>
      <source>Choose another column in the data panel.</source>
      <translation>Elige otra columna en el panel de datos.</translation>
    </message>
    <message>
      <source>Choose another column.</source>
      <translation>Elige otra columna.</translation>
    </message>
    <message>
      <source>Choose another delimiter, or a file with more columns.</source>
      <translation>Elige otro separador, o un archivo con más columnas.</translation>
    </message>
    <message>
      <source>Choose another encoding in the data panel.</source>
      <translation>Elige otra codificación en el panel de datos.</translation>
    </message>
    <message>
      <source>Choose another factor, or sizes that {unit} divides.</source>
      <translation>Elige otro factor, o tamaños que {unit} divida.</translation>
    </message>
    <message>
      <source>Choose another file, or export the model anew.</source>
      <translation>Elige otro archivo o exporta de nuevo el modelo.</translation>
    </message>
    <message>
      <source>Choose another file, or write it anew with torch.export.save.</source>
      <translation>Elige otro archivo, o escríbelo de nuevo con torch.export.save.</translation>
    </message>
    <message>
      <source>Choose another file.</source>
      <translation>Elige otro archivo.</translation>
    </message>
    <message>
      <source>Choose another file…</source>
      <translation>Elegir otro archivo…</translation>
    </message>
    <message>
      <source>Choose another folder for the sweep than {folder}.</source>
      <translation>Elige para el barrido otra carpeta que no sea {folder}.</translation>
    </message>
    <message>
      <source>Choose another format, and tell us about this drawing.</source>
      <translation>Elige otro formato y cuéntanos de este dibujo.</translation>
    </message>
    <message>
      <source>Choose another name.</source>
      <translation>Elige otro nombre.</translation>
    </message>
    <message>
      <source>Choose another one for it.</source>
      <translation>Elige otra para ella.</translation>
    </message>
    <message>
      <source>Choose another one.</source>
      <translation>Elige otro.</translation>
    </message>
    <message>
      <source>Choose another optimizer than LBFGS, or train with one process.</source>
      <translation>Elige otro optimizador que LBFGS, o entrena con un solo proceso.</translation>
    </message>
    <message>
      <source>Choose another value, or reset the setting.</source>
      <translation>Elige otro valor o restablece el ajuste.</translation>
    </message>
    <message>
      <source>Choose another value.</source>
      <translation>Elige otro valor.</translation>
    </message>
    <message>
      <source>Choose at least one column of numbers or categories besides the target.</source>
      <translation>Elige al menos una columna de números o categorías además del valor objetivo.</translation>
    </message>
    <message>
      <source>Choose at least one setting and its values.</source>
      <translation>Elige al menos un ajuste y sus valores.</translation>
    </message>
    <message>
      <source>Choose at most {most}.</source>
      <translation>Elige como mucho {most}.</translation>
    </message>
    <message>
      <source>Choose at most {size}.</source>
      <translation>Elige como mucho {size}.</translation>
    </message>
    <message>
      <source>Choose axes after the first one (0), which counts the examples.</source>
      <translation>Elige ejes posteriores al primero (0), que cuenta los ejemplos.</translation>
    </message>
    <message>
      <source>Choose axes after the first one, which counts the examples.</source>
      <translation>Elige ejes posteriores al primero, que cuenta los ejemplos.</translation>
    </message>
    <message>
      <source>Choose axes from 0 to {highest}.</source>
      <translation>Elige ejes de 0 a {highest}.</translation>
    </message>
    <message>
      <source>Choose data sets with equally many examples.</source>
      <translation>Elige conjuntos de datos con el mismo número de ejemplos.</translation>
    </message>
    <message>
      <source>Choose data with at least one row.</source>
      <translation>Elige datos con al menos una fila.</translation>
    </message>
    <message>
      <source>Choose fewer repeats.</source>
      <translation>Elige menos repeticiones.</translation>
    </message>
    <message>
      <source>Choose fewer, or 0 for all of them.</source>
      <translation>Elige menos, o 0 para todos.</translation>
    </message>
    <message>
      <source>Choose it again in the data panel.</source>
      <translation>Elígelo de nuevo en el panel de datos.</translation>
    </message>
    <message>
      <source>Choose larger numbers in its settings.</source>
      <translation>Elige números mayores en sus ajustes.</translation>
    </message>
    <message>
      <source>Choose neurons and nothing else.</source>
      <translation>Elige neuronas y nada más.</translation>
    </message>
    <message>
      <source>Choose neurons of one column only.</source>
      <translation>Elige neuronas de una sola columna.</translation>
    </message>
    <message>
      <source>Choose neurons of one group.</source>
      <translation>Elige neuronas de un solo grupo.</translation>
    </message>
    <message>
      <source>Choose neurons that are wired from the same sources.</source>
      <translation>Elige neuronas conectadas a los mismos orígenes.</translation>
    </message>
    <message>
      <source>Choose one in the data panel.</source>
      <translation>Elige uno en el panel de datos.</translation>
    </message>
    <message>
      <source>Choose one in the training panel, or none.</source>
      <translation>Elige uno en el panel de entrenamiento, o ninguno.</translation>
    </message>
    <message>
      <source>Choose one in the training panel.</source>
      <translation>Elige uno en el panel de entrenamiento.</translation>
    </message>
    <message>
      <source>Choose one of its arrays: {names}.</source>
      <translation>Elige uno de sus arreglos: {names}.</translation>
    </message>
    <message>
      <source>Choose one of {endings}.</source>
      <translation>Elige entre {endings}.</translation>
    </message>
    <message>
      <source>Choose one of {names}.</source>
      <translation>Elige entre {names}.</translation>
    </message>
    <message>
      <source>Choose one of {possible}.</source>
      <translation>Elige uno de estos: {possible}.</translation>
    </message>
    <message>
      <source>Choose one of: {choices}.</source>
      <translation>Elige entre: {choices}.</translation>
    </message>
    <message>
      <source>Choose one with a row for each example.</source>
      <translation>Elige uno con una fila para cada ejemplo.</translation>
    </message>
    <message>
      <source>Choose settings, then start.</source>
      <translation>Elige ajustes y empieza.</translation>
    </message>
    <message>
      <source>Choose shares that add up to less than 1.</source>
      <translation>Elige partes que sumen menos de 1.</translation>
    </message>
    <message>
      <source>Choose sizes whose product is {numbers}; one of them may be -1.</source>
      <translation>Elige tamaños cuyo producto sea {numbers}; uno de ellos puede ser -1.</translation>
    </message>
    <message>
      <source>Choose smaller layers: below, the largest stand first.</source>
      <translation>Elige capas más pequeñas: abajo, las mayores van primero.</translation>
    </message>
    <message>
      <source>Choose smaller numbers in its settings, or a smaller batch.</source>
      <translation>Elige números menores en sus ajustes o un lote más pequeño.</translation>
    </message>
    <message>
      <source>Choose smaller numbers in its settings.</source>
      <translation>Elige números menores en sus ajustes.</translation>
    </message>
    <message>
      <source>Choose standardize, minmax or none.</source>
      <translation>Elige standardize, minmax o none.</translation>
    </message>
    <message>
      <source>Choose the data again and train the network again.</source>
      <translation>Elige los datos de nuevo y vuelve a entrenar la red.</translation>
    </message>
    <message>
      <source>Choose the name of a file in it.</source>
      <translation>Elige el nombre de un archivo en ella.</translation>
    </message>
    <message>
      <source>Choose the output size, kernel and stride that the picture was cut with.</source>
      <translation>Elige el tamaño de salida, el núcleo y el paso con los que se cortó la imagen.</translation>
    </message>
    <message>
      <source>Choose the smaller one first.</source>
      <translation>Pon primero el menor.</translation>
    </message>
    <message>
      <source>Choose two arrays with one row for each example.</source>
      <translation>Elige dos arreglos con una fila para cada ejemplo.</translation>
    </message>
    <message>
      <source>Choose two drawings above.</source>
      <translation>Elige dos dibujos arriba.</translation>
    </message>
    <message>
      <source>Choose “auto” or “cpu” as the device of the training.</source>
      <translation>Elige «auto» o «cpu» como dispositivo del entrenamiento.</translation>
    </message>
    <message>
      <source>Chosen run</source>
      <translation>Elegido</translation>
    </message>
    <message>
      <source>Chunk</source>
      <translation>Cortar en trozos</translation>
    </message>
    <message>
      <source>Circle</source>
      <translation>Círculo</translation>
    </message>
    <message>
      <source>Circular padding {axes}D</source>
      <translation>Relleno circular {axes}D</translation>
    </message>
    <message>
      <source>Classes</source>
      <translation>Clases</translation>
    </message>
    <message>
      <source>Clear</source>
      <translation>Borrar</translation>
    </message>
    <message>
      <source>Clear its sizes so that they are found, or give it weights of its own.</source>
      <translation>Borra sus tamaños para que se hallen solos, o dale pesos propios.</translation>
    </message>
    <message>
      <source>Clear one of them.</source>
      <translation>Borra uno de los dos.</translation>
    </message>
    <message>
      <source>Clear “{setting}”, so that it is found by itself.</source>
      <translation>Borra «{setting}», para que se halle por sí solo.</translation>
    </message>
    <message>
      <source>Click a block on the right to try its settings.</source>
      <translation>Haz clic en un bloque de la derecha para probar sus ajustes.</translation>
    </message>
    <message>
      <source>Clip</source>
      <translation>Recortar valores</translation>
    </message>
    <message>
      <source>Clip each number to</source>
      <translation>Recortar cada número a</translation>
    </message>
    <message>
      <source>Clip gradients to</source>
      <translation>Recortar gradientes a</translation>
    </message>
    <message>
      <source>Clipping threshold</source>
      <translation>Umbral de recorte</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Cerrar</translation>
    </message>
    <message>
      <source>Close layer</source>
      <translation>Cerrar la capa</translation>
    </message>
    <message>
      <source>Close the group</source>
      <translation>Cerrar el grupo</translation>
    </message>
    <message>
      <source>Close the layer</source>
      <translation>Cerrar la capa</translation>
    </message>
    <message>
      <source>Close to a block</source>
      <translation>Cerrar en un bloque</translation>
    </message>
    <message>
      <source>Clouds</source>
      <translation>Nubes</translation>
    </message>
    <message>
      <source>Code</source>
      <translation>Código</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>Columna</translation>
    </message>
    <message>
      <source>Column {number} of “{field}”</source>
      <translation>La columna {number} de «{field}»</translation>
    </message>
    <message>
      <source>Column “{column}” cannot be used: it holds {what}.</source>
      <translation>La columna «{column}» no se puede usar. Contenido: {what}.</translation>
    </message>
    <message>
      <source>Column “{column}” holds words that the training split does not show (rows: {count}); the network sees them as none of the known ones.</source>
      <translation>La columna «{column}» contiene palabras que no aparecen en el conjunto de entrenamiento (filas: {count}); la red no las ve como ninguna de las conocidas.</translation>
    </message>
    <message>
      <source>Column “{column}” holds words, not values.</source>
      <translation>La columna «{column}» contiene palabras, no valores.</translation>
    </message>
    <message>
      <source>Column “{column}” is left aside: it holds {what}.</source>
      <translation>La columna «{column}» se deja aparte. Contenido: {what}.</translation>
    </message>
    <message>
      <source>Column “{column}” never changes, so nothing can be learned from it.</source>
      <translation>La columna «{column}» nunca cambia, así que no se puede aprender nada de ella.</translation>
    </message>
    <message>
      <source>Column “{name}”</source>
      <translation>La columna «{name}»</translation>
    </message>
    <message>
      <source>Columns</source>
      <translation>Columnas</translation>
    </message>
    <message>
      <source>Combine</source>
      <translation>Combinar</translation>
    </message>
    <message>
      <source>Comma</source>
      <translation>Coma</translation>
    </message>
    <message>
      <source>Comma ,</source>
      <translation>Coma ,</translation>
    </message>
    <message>
      <source>Comma 0,5</source>
      <translation>Coma 0,5</translation>
    </message>
    <message>
      <source>Compare two drawings</source>
      <translation>Comparar dos dibujos</translation>
    </message>
    <message>
      <source>Compare with {data}</source>
      <translation>Comparar con {data}</translation>
    </message>
    <message>
      <source>Compare with…</source>
      <translation>Comparar con…</translation>
    </message>
    <message>
      <source>Compare…</source>
      <translation>Comparar…</translation>
    </message>
    <message>
      <source>Compiled steps</source>
      <translation>Pasos compilados</translation>
    </message>
    <message>
      <source>Compiled steps are switched off</source>
      <translation>Los pasos compilados están desactivados</translation>
    </message>
    <message>
      <source>Compiled steps for it as it is now are made meanwhile.</source>
      <translation>Entretanto se compilan los pasos para el dibujo tal como es ahora.</translation>
    </message>
    <message>
      <source>Compiled steps gave other numbers</source>
      <translation>Los pasos compilados dieron otros números</translation>
    </message>
    <message>
      <source>Compiled steps would not be faster</source>
      <translation>Los pasos compilados no serían más rápidos</translation>
    </message>
    <message>
      <source>Compute the scale anew</source>
      <translation>Recalcular la escala</translation>
    </message>
    <message>
      <source>Computes the loss several times per move; for all examples in one batch.</source>
      <translation>Calcula la pérdida varias veces por ajuste; para todos los ejemplos en un lote.</translation>
    </message>
    <message>
      <source>Computes what a group of the palette holds, with weights and values of its own.</source>
      <translation>Calcula lo que contiene un grupo de la paleta, con pesos y valores propios.</translation>
    </message>
    <message>
      <source>Computes with the weights of “{name}”: they are one.</source>
      <translation>Calcula con los pesos de «{name}»: son los mismos.</translation>
    </message>
    <message>
      <source>Concatenate</source>
      <translation>Concatenar</translation>
    </message>
    <message>
      <source>Condition</source>
      <translation>Condición</translation>
    </message>
    <message>
      <source>Connect</source>
      <translation>Conectar</translation>
    </message>
    <message>
      <source>Constant</source>
      <translation>Constante</translation>
    </message>
    <message>
      <source>Constant k</source>
      <translation>Constante k</translation>
    </message>
    <message>
      <source>Constant padding {axes}D</source>
      <translation>Relleno constante {axes}D</translation>
    </message>
    <message>
      <source>Convolution</source>
      <translation>Convolución</translation>
    </message>
    <message>
      <source>Convolution {axes}D</source>
      <translation>Convolución {axes}D</translation>
    </message>
    <message>
      <source>Convolutions read figures of 8 × 8 pixels.</source>
      <translation>Las convoluciones leen cifras de 8 × 8 píxeles.</translation>
    </message>
    <message>
      <source>Copied</source>
      <translation>Copiado</translation>
    </message>
    <message>
      <source>Copies</source>
      <translation>Copias</translation>
    </message>
    <message>
      <source>Copies along each axis</source>
      <translation>Copias en cada eje</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Copiar</translation>
    </message>
    <message>
      <source>Copy as a link</source>
      <translation>Copiar como enlace</translation>
    </message>
    <message>
      <source>Copy blocks in Lienzo and paste them again.</source>
      <translation>Copia bloques en Lienzo y pégalos de nuevo.</translation>
    </message>
    <message>
      <source>Copy it whole, from its first letter on.</source>
      <translation>Cópialo entero, desde la primera letra.</translation>
    </message>
    <message>
      <source>Copy or write the file again.</source>
      <translation>Copia o escribe el archivo otra vez.</translation>
    </message>
    <message>
      <source>Copy the code</source>
      <translation>Copiar el código</translation>
    </message>
    <message>
      <source>Corners stay</source>
      <translation>Esquinas fijas</translation>
    </message>
    <message>
      <source>Correction of the variance</source>
      <translation>Corrección de la varianza</translation>
    </message>
    <message>
      <source>Cosine</source>
      <translation>Coseno</translation>
    </message>
    <message>
      <source>Cosine loss of pairs</source>
      <translation>Pérdida del coseno de pares</translation>
    </message>
    <message>
      <source>Cosine similarity</source>
      <translation>Similitud del coseno</translation>
    </message>
    <message>
      <source>Cosine with restarts</source>
      <translation>Coseno con reinicios</translation>
    </message>
    <message>
      <source>Cosines first</source>
      <translation>Primero los cosenos</translation>
    </message>
    <message>
      <source>Counted from 0; -1 is the last.</source>
      <translation>Se cuenta desde 0; -1 es el último.</translation>
    </message>
    <message>
      <source>Counts from one number that arrives to another, in steps that arrive too.</source>
      <translation>Cuenta desde un número que llega hasta otro, con pasos que también llegan.</translation>
    </message>
    <message>
      <source>Create it first, or choose another one.</source>
      <translation>Créala primero, o elige otra.</translation>
    </message>
    <message>
      <source>Crop</source>
      <translation>Recortar</translation>
    </message>
    <message>
      <source>Cross-entropy</source>
      <translation>Entropía cruzada</translation>
    </message>
    <message>
      <source>Cumulative sum</source>
      <translation>Suma acumulada</translation>
    </message>
    <message>
      <source>Curves</source>
      <translation>Curvas</translation>
    </message>
    <message>
      <source>Cut</source>
      <translation>Cortar</translation>
    </message>
    <message>
      <source>Cut away less.</source>
      <translation>Recorta menos.</translation>
    </message>
    <message>
      <source>Cut the weight</source>
      <translation>Cortar el peso</translation>
    </message>
    <message>
      <source>Cut weights</source>
      <translation>Cortar pesos</translation>
    </message>
    <message>
      <source>Cut wires</source>
      <translation>Cables cortados</translation>
    </message>
    <message>
      <source>Cut-out</source>
      <translation>Recorte</translation>
    </message>
    <message>
      <source>Cut: no weight here</source>
      <translation>Cortado: aquí no hay peso</translation>
    </message>
    <message>
      <source>Cut: no wire at all, zero for ever</source>
      <translation>Cortar: deja de ser un cable, siempre cero</translation>
    </message>
    <message>
      <source>Cuts a picture into overlapping windows, each laid out as a column.</source>
      <translation>Corta una imagen en ventanas que se solapan, cada una como columna.</translation>
    </message>
    <message>
      <source>Cuts a picture into pieces and makes each a row of numbers.</source>
      <translation>Corta una imagen en trozos y hace de cada uno una fila de números.</translation>
    </message>
    <message>
      <source>Cuts an axis into pieces of one size, each with a port of its own.</source>
      <translation>Corta un eje en trozos de un tamaño, cada uno con su propio puerto.</translation>
    </message>
    <message>
      <source>Cuts axes down around their centre, or fills them up with zeros.</source>
      <translation>Recorta los ejes alrededor de su centro, o los completa con ceros.</translation>
    </message>
    <message>
      <source>Cuts every number off at a smallest and a largest value.</source>
      <translation>Recorta cada número entre un valor mínimo y uno máximo.</translation>
    </message>
    <message>
      <source>Cuts one axis into several; (1, -1) adds a channel in front.</source>
      <translation>Corta un eje en varios; (1, -1) añade un canal delante.</translation>
    </message>
    <message>
      <source>Cuts overlapping windows out of an axis; they lie along a new last axis.</source>
      <translation>Corta ventanas solapadas de un eje; quedan a lo largo de un nuevo último eje.</translation>
    </message>
    <message>
      <source>Cuts the channels into groups that do not see each other.</source>
      <translation>Corta los canales en grupos que no se ven entre sí.</translation>
    </message>
    <message>
      <source>Cuts the width of each step among heads, which come before the steps.</source>
      <translation>Reparte la anchura de cada paso entre cabezales, que van antes que los pasos.</translation>
    </message>
    <message>
      <source>Cuts what arrives in two along one axis.</source>
      <translation>Parte en dos lo que llega a lo largo de un eje.</translation>
    </message>
    <message>
      <source>Cuts what arrives in two and lets one half open or close the other.</source>
      <translation>Parte en dos lo que llega y deja que una mitad abra o cierre la otra.</translation>
    </message>
    <message>
      <source>Damaged pictures</source>
      <translation>Imágenes dañadas</translation>
    </message>
    <message>
      <source>Damaged pictures skipped in all: {count}.</source>
      <translation>Imágenes dañadas omitidas en total: {count}.</translation>
    </message>
    <message>
      <source>Dampening</source>
      <translation>Amortiguación</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Oscuro</translation>
    </message>
    <message>
      <source>Dark theme</source>
      <translation>Tema oscuro</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Datos</translation>
    </message>
    <message>
      <source>Data sets of different lengths meet: {few} and {many} examples.</source>
      <translation>Se juntan conjuntos de datos de distinta longitud: {few} y {many} ejemplos.</translation>
    </message>
    <message>
      <source>Data stands in a group that is copied, but there is only one of it.</source>
      <translation>Hay datos dentro de un grupo que se copia, pero solo existen una vez.</translation>
    </message>
    <message>
      <source>Decay of beta 2</source>
      <translation>Decaimiento de beta 2</translation>
    </message>
    <message>
      <source>Decay of the rate</source>
      <translation>Decaimiento de la tasa</translation>
    </message>
    <message>
      <source>Decay weights only</source>
      <translation>Decaer solo pesos</translation>
    </message>
    <message>
      <source>Decimal mark</source>
      <translation>Signo decimal</translation>
    </message>
    <message>
      <source>Decimal numbers, or whole numbers such as tokens.</source>
      <translation>Números decimales, o enteros como los tokens.</translation>
    </message>
    <message>
      <source>Decoder layers</source>
      <translation>Capas decodificadoras</translation>
    </message>
    <message>
      <source>Decoupled weight decay</source>
      <translation>Decaimiento de pesos aparte</translation>
    </message>
    <message>
      <source>Definite</source>
      <translation>Discreta</translation>
    </message>
    <message>
      <source>Deformable convolution</source>
      <translation>Convolución deformable</translation>
    </message>
    <message>
      <source>Degree of the norm</source>
      <translation>Grado de la norma</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Eliminar</translation>
    </message>
    <message>
      <source>Delete it, or put it into a group.</source>
      <translation>Bórralo o ponlo en un grupo.</translation>
    </message>
    <message>
      <source>Delete one of the two, then fold.</source>
      <translation>Borra uno de los dos y luego pliega.</translation>
    </message>
    <message>
      <source>Delete the block</source>
      <translation>Eliminar el bloque</translation>
    </message>
    <message>
      <source>Delete the whole layer instead.</source>
      <translation>Borra la capa entera.</translation>
    </message>
    <message>
      <source>Delimiter</source>
      <translation>Separador</translation>
    </message>
    <message>
      <source>Delta</source>
      <translation>Delta</translation>
    </message>
    <message>
      <source>Dense</source>
      <translation>Densa</translation>
    </message>
    <message>
      <source>Dense block</source>
      <translation>Bloque denso</translation>
    </message>
    <message>
      <source>Dense layer with cross-entropy</source>
      <translation>Capa densa con entropía cruzada</translation>
    </message>
    <message>
      <source>Detach</source>
      <translation>Separar</translation>
    </message>
    <message>
      <source>Detach from its definition</source>
      <translation>Separar de su definición</translation>
    </message>
    <message>
      <source>Detach or delete its uses first, or remove them with it.</source>
      <translation>Separa o borra antes sus usos, o quítalos con él.</translation>
    </message>
    <message>
      <source>Determinant</source>
      <translation>Determinante</translation>
    </message>
    <message>
      <source>Device</source>
      <translation>Dispositivo</translation>
    </message>
    <message>
      <source>Diabetes</source>
      <translation>Diabetes</translation>
    </message>
    <message>
      <source>Diabetes: B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, Least Angle Regression, 2004.</source>
      <translation>Diabetes: B. Efron, T. Hastie, I. Johnstone y R. Tibshirani, Least Angle Regression, 2004.</translation>
    </message>
    <message>
      <source>Diagonal</source>
      <translation>Diagonal</translation>
    </message>
    <message>
      <source>Difference</source>
      <translation>Diferencia</translation>
    </message>
    <message>
      <source>Differences</source>
      <translation>Diferencias</translation>
    </message>
    <message>
      <source>Digits</source>
      <translation>Dígitos</translation>
    </message>
    <message>
      <source>Digits, by convolution</source>
      <translation>Dígitos, por convolución</translation>
    </message>
    <message>
      <source>Digits, fully connected</source>
      <translation>Dígitos, red densa</translation>
    </message>
    <message>
      <source>Dilated average pooling</source>
      <translation>Agrupación promedio dilatada</translation>
    </message>
    <message>
      <source>Dilation</source>
      <translation>Dilatación</translation>
    </message>
    <message>
      <source>Direction</source>
      <translation>Dirección</translation>
    </message>
    <message>
      <source>Disk</source>
      <translation>Disco</translation>
    </message>
    <message>
      <source>Distance</source>
      <translation>Distancia</translation>
    </message>
    <message>
      <source>Distance between the points of the window; 1 leaves no holes.</source>
      <translation>Distancia entre los puntos de la ventana; 1 no deja huecos.</translation>
    </message>
    <message>
      <source>Distances told apart</source>
      <translation>Distancias que distingue</translation>
    </message>
    <message>
      <source>Divide by</source>
      <translation>Dividir entre</translation>
    </message>
    <message>
      <source>Divides each step by the recent size of the gradient; liked for sequences.</source>
      <translation>Divide cada paso entre el tamaño reciente del gradiente; apreciado para secuencias.</translation>
    </message>
    <message>
      <source>Divides the numbers of each example (or step) by their root mean square.</source>
      <translation>Divide los números de cada ejemplo (o paso) entre su media cuadrática.</translation>
    </message>
    <message>
      <source>Divides what lies along an axis by its length, so that only directions differ.</source>
      <translation>Divide lo que hay a lo largo de un eje por su longitud, para que solo difieran las direcciones.</translation>
    </message>
    <message>
      <source>Do not save</source>
      <translation>No guardar</translation>
    </message>
    <message>
      <source>Do not try it</source>
      <translation>No probarlo</translation>
    </message>
    <message>
      <source>Dot-product attention</source>
      <translation>Atención por producto escalar</translation>
    </message>
    <message>
      <source>Double-click anywhere to search for a block by name.</source>
      <translation>Haz doble clic en cualquier lugar para buscar un bloque por su nombre.</translation>
    </message>
    <message>
      <source>Doubles the picture and joins it with the one beside it.</source>
      <translation>Duplica la imagen y la une con la que tiene al lado.</translation>
    </message>
    <message>
      <source>Drag a wire to it, or delete it.</source>
      <translation>Arrastra un cable hasta él o elimínalo.</translation>
    </message>
    <message>
      <source>Drag a wire to it.</source>
      <translation>Arrastra un cable hasta él.</translation>
    </message>
    <message>
      <source>Drag data and blocks here from the list on the left.</source>
      <translation>Arrastra aquí datos y bloques desde la lista de la izquierda.</translation>
    </message>
    <message>
      <source>Drag sideways to change it, double-click to type it.</source>
      <translation>Arrástralo a los lados para cambiarlo; haz doble clic para escribirlo.</translation>
    </message>
    <message>
      <source>Draw</source>
      <translation>Dibujar</translation>
    </message>
    <message>
      <source>Draw a network and select a neuron: you see its sum with the real numbers.</source>
      <translation>Dibuja una red y selecciona una neurona: verás su suma con los números reales.</translation>
    </message>
    <message>
      <source>Draw a network without errors: its source is written as you draw.</source>
      <translation>Dibuja una red sin errores: su código se escribe mientras dibujas.</translation>
    </message>
    <message>
      <source>Draw a neural network, watch it learn, take it with you.</source>
      <translation>Dibuja una red neuronal, mira cómo aprende, llévatela.</translation>
    </message>
    <message>
      <source>Draw here</source>
      <translation>Dibuja aquí</translation>
    </message>
    <message>
      <source>Draw it anew</source>
      <translation>Sortearlo de nuevo</translation>
    </message>
    <message>
      <source>Draw it anew by chance</source>
      <translation>Volver a sortearlo al azar</translation>
    </message>
    <message>
      <source>Drawing</source>
      <translation>Dibujo</translation>
    </message>
    <message>
      <source>Drawing as text</source>
      <translation>Dibujo como texto</translation>
    </message>
    <message>
      <source>Drawing of the network</source>
      <translation>Dibujo de la red</translation>
    </message>
    <message>
      <source>Drawing pad</source>
      <translation>Pizarra</translation>
    </message>
    <message>
      <source>Drawing with weights (*.lienzo);;Drawing alone, as JSON (*.json)</source>
      <translation>Dibujo con pesos (*.lienzo);;Solo el dibujo, como JSON (*.json)</translation>
    </message>
    <message>
      <source>Drawings (*.lienzo *.json);;All files (*)</source>
      <translation>Dibujos (*.lienzo *.json);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Draws all weights a little towards zero at each step.</source>
      <translation>Acerca todos los pesos un poco a cero en cada paso.</translation>
    </message>
    <message>
      <source>Draws by chance not only while training.</source>
      <translation>Sortea no solo durante el entrenamiento.</translation>
    </message>
    <message>
      <source>Draws classes from scores so that training can follow (Gumbel softmax).</source>
      <translation>Sortea clases según sus puntuaciones de modo que el entrenamiento pueda seguirlo (Gumbel softmax).</translation>
    </message>
    <message>
      <source>Draws from a normal distribution whose mean and log-variance arrive.</source>
      <translation>Sortea de una distribución normal cuya media y log-varianza llegan.</translation>
    </message>
    <message>
      <source>Draws one class by its chance, or every number for itself as 1 or 0.</source>
      <translation>Sortea una clase según su probabilidad, o cada número por su cuenta como 1 o 0.</translation>
    </message>
    <message>
      <source>Draws pictures out of noise.</source>
      <translation>Dibuja imágenes a partir de ruido.</translation>
    </message>
    <message>
      <source>Dropout</source>
      <translation>Dropout</translation>
    </message>
    <message>
      <source>Dropout that keeps mean and spread; made for SELU activations.</source>
      <translation>Dropout que mantiene media y dispersión; pensado para activaciones SELU.</translation>
    </message>
    <message>
      <source>Dropout {axes}D</source>
      <translation>Dropout {axes}D</translation>
    </message>
    <message>
      <source>Duplicate</source>
      <translation>Duplicar</translation>
    </message>
    <message>
      <source>Dynamic convolution</source>
      <translation>Convolución dinámica</translation>
    </message>
    <message>
      <source>Dynamic recurrent layer</source>
      <translation>Capa recurrente dinámica</translation>
    </message>
    <message>
      <source>ELU</source>
      <translation>ELU</translation>
    </message>
    <message>
      <source>Each example has {numbers} numbers, which do not fit into {shape}.</source>
      <translation>Cada ejemplo tiene {numbers} números, que no caben en {shape}.</translation>
    </message>
    <message>
      <source>Each has exactly as many parameters as its paper says.</source>
      <translation>Cada una tiene exactamente los parámetros que dice su artículo.</translation>
    </message>
    <message>
      <source>Each key needs a value: make both from the same sequence.</source>
      <translation>Cada clave necesita un valor: haz los dos de la misma secuencia.</translation>
    </message>
    <message>
      <source>Each layer sees all layers before it.</source>
      <translation>Cada capa ve todas las anteriores.</translation>
    </message>
    <message>
      <source>Each number for itself</source>
      <translation>Cada número por su cuenta</translation>
    </message>
    <message>
      <source>Each number less its tanh.</source>
      <translation>Cada número menos su tanh.</translation>
    </message>
    <message>
      <source>Each number of the gradient is kept within plus and minus this. 0: off.</source>
      <translation>Cada número del gradiente queda entre menos y más este valor. 0: no.</translation>
    </message>
    <message>
      <source>Each number that arrives once, with its first place and how often it is there.</source>
      <translation>Cada número que llega una vez, con su primer lugar y cuántas veces está.</translation>
    </message>
    <message>
      <source>Each number times its sigmoid: a smooth ReLU, also called Swish.</source>
      <translation>Cada número por su sigmoide: una ReLU suave, también llamada Swish.</translation>
    </message>
    <message>
      <source>Each output of a repeat feeds the input of the next: take an output away.</source>
      <translation>Cada salida de una repetición alimenta la entrada de la siguiente: quita una salida.</translation>
    </message>
    <message>
      <source>Each process compares the examples of its own share only, or examples do not count the same: the curve differs from that of one process.</source>
      <translation>Cada proceso compara solo los ejemplos de su parte, o los ejemplos no cuentan igual: la curva difiere de la de un solo proceso.</translation>
    </message>
    <message>
      <source>Each query looks for the keys that suit it and mixes their values.</source>
      <translation>Cada consulta busca las claves que le convienen y mezcla sus valores.</translation>
    </message>
    <message>
      <source>Each step sees only itself and the steps before it.</source>
      <translation>Cada paso solo se ve a sí mismo y a los anteriores.</translation>
    </message>
    <message>
      <source>Each wave longer by</source>
      <translation>Cada onda más larga por</translation>
    </message>
    <message>
      <source>Each window brings {numbers} numbers, which are no whole number of {area}.</source>
      <translation>Cada ventana trae {numbers} números, que no son un múltiplo de {area}.</translation>
    </message>
    <message>
      <source>Earlier runs</source>
      <translation>Entrenamientos anteriores</translation>
    </message>
    <message>
      <source>Earlier states to go back to, and what saving the run takes.</source>
      <translation>Estados anteriores a los que volver, y lo que ocupa guardar la ejecución.</translation>
    </message>
    <message>
      <source>Earlier sweeps</source>
      <translation>Barridos anteriores</translation>
    </message>
    <message>
      <source>Edge padding {axes}D</source>
      <translation>Relleno con el borde {axes}D</translation>
    </message>
    <message>
      <source>Edges</source>
      <translation>Límites</translation>
    </message>
    <message>
      <source>Edit note</source>
      <translation>Editar nota</translation>
    </message>
    <message>
      <source>Einsum</source>
      <translation>Einsum</translation>
    </message>
    <message>
      <source>Element-wise function</source>
      <translation>Función por elementos</translation>
    </message>
    <message>
      <source>Element-wise operation</source>
      <translation>Operación por elementos</translation>
    </message>
    <message>
      <source>Elsewhere</source>
      <translation>En los demás</translation>
    </message>
    <message>
      <source>Embedding</source>
      <translation>Embedding</translation>
    </message>
    <message>
      <source>Embedding bag</source>
      <translation>Bolsa de embeddings</translation>
    </message>
    <message>
      <source>Empty canvas</source>
      <translation>Lienzo vacío</translation>
    </message>
    <message>
      <source>Empty note</source>
      <translation>Nota vacía</translation>
    </message>
    <message>
      <source>Encoder layers</source>
      <translation>Capas codificadoras</translation>
    </message>
    <message>
      <source>Encoding</source>
      <translation>Codificación</translation>
    </message>
    <message>
      <source>Ends</source>
      <translation>Finales</translation>
    </message>
    <message>
      <source>Enlarge by</source>
      <translation>Ampliar por</translation>
    </message>
    <message>
      <source>Enlarges pictures by blending neighbouring points.</source>
      <translation>Amplía imágenes mezclando puntos vecinos.</translation>
    </message>
    <message>
      <source>Enlarges pictures by repeating or blending what arrives; nothing is learned.</source>
      <translation>Amplía imágenes repitiendo o mezclando lo que llega; no aprende nada.</translation>
    </message>
    <message>
      <source>Enlarges pictures by repeating their points.</source>
      <translation>Amplía imágenes repitiendo sus puntos.</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Entrar</translation>
    </message>
    <message>
      <source>Enter a block of your own to see its inside.</source>
      <translation>Entra en un bloque tuyo para ver lo que hay dentro.</translation>
    </message>
    <message>
      <source>Enter a group, then add its ports there.</source>
      <translation>Entra en un grupo y añade allí sus puertos.</translation>
    </message>
    <message>
      <source>Enter the group</source>
      <translation>Entrar en el grupo</translation>
    </message>
    <message>
      <source>Epoch</source>
      <translation>Época</translation>
    </message>
    <message>
      <source>Epochs</source>
      <translation>Épocas</translation>
    </message>
    <message>
      <source>Epochs done, of those to do.</source>
      <translation>Épocas hechas, de las previstas.</translation>
    </message>
    <message>
      <source>Epochs down</source>
      <translation>Épocas de bajada</translation>
    </message>
    <message>
      <source>Epochs each</source>
      <translation>Épocas cada una</translation>
    </message>
    <message>
      <source>Epochs of patience</source>
      <translation>Épocas de paciencia</translation>
    </message>
    <message>
      <source>Epochs of rest</source>
      <translation>Épocas de descanso</translation>
    </message>
    <message>
      <source>Epochs of the first wave</source>
      <translation>Épocas de la primera onda</translation>
    </message>
    <message>
      <source>Epsilon</source>
      <translation>Épsilon</translation>
    </message>
    <message>
      <source>Equation</source>
      <translation>Ecuación</translation>
    </message>
    <message>
      <source>Error</source>
      <translation>Error</translation>
    </message>
    <message>
      <source>Errors</source>
      <translation>Errores</translation>
    </message>
    <message>
      <source>Even steps</source>
      <translation>Pasos iguales</translation>
    </message>
    <message>
      <source>Evens out the step of every matrix; AdamW moves biases and all else.</source>
      <translation>Iguala el paso de cada matriz; AdamW ajusta los sesgos y lo demás.</translation>
    </message>
    <message>
      <source>Every input needs equally many examples.</source>
      <translation>Cada entrada necesita el mismo número de ejemplos.</translation>
    </message>
    <message>
      <source>Every layer sees all layers before it.</source>
      <translation>Toda capa ve todas las anteriores.</translation>
    </message>
    <message>
      <source>Every neuron adds up all inputs, each times a learned weight, plus a bias.</source>
      <translation>Cada neurona suma todas las entradas, cada una por un peso aprendido, más un sesgo.</translation>
    </message>
    <message>
      <source>Every neuron weighs the products of two inputs, each number with each.</source>
      <translation>Cada neurona pondera los productos de dos entradas, cada número con cada número.</translation>
    </message>
    <message>
      <source>Every number times a fixed factor, plus a fixed shift.</source>
      <translation>Cada número por un factor fijo, más un desplazamiento fijo.</translation>
    </message>
    <message>
      <source>Every place attends to every other, drawn part by part.</source>
      <translation>Cada posición atiende a todas las demás, dibujada parte por parte.</translation>
    </message>
    <message>
      <source>Every right label should lead every wrong one by a margin.</source>
      <translation>Cada etiqueta correcta debe superar a cada incorrecta por un margen.</translation>
    </message>
    <message>
      <source>Every row has a missing value, so none would be left.</source>
      <translation>A todas las filas les falta algún valor, así que no quedaría ninguna.</translation>
    </message>
    <message>
      <source>Every so many steps</source>
      <translation>Cada tantos pasos</translation>
    </message>
    <message>
      <source>Every … epochs</source>
      <translation>Cada … épocas</translation>
    </message>
    <message>
      <source>Exactly one</source>
      <translation>Exactamente una</translation>
    </message>
    <message>
      <source>Example</source>
      <translation>Ejemplo</translation>
    </message>
    <message>
      <source>Example {place} of {examples} · operation {operation} of {operations}</source>
      <translation>Ejemplo {place} de {examples} · operación {operation} de {operations}</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Ejemplos</translation>
    </message>
    <message>
      <source>Examples and recent files</source>
      <translation>Ejemplos y archivos recientes</translation>
    </message>
    <message>
      <source>Examples are brought to the device batch by batch.</source>
      <translation>Los ejemplos llegan al dispositivo lote a lote.</translation>
    </message>
    <message>
      <source>Exclusive or</source>
      <translation>O exclusivo</translation>
    </message>
    <message>
      <source>Expand</source>
      <translation>Expandir</translation>
    </message>
    <message>
      <source>Exponential</source>
      <translation>Exponencial</translation>
    </message>
    <message>
      <source>Export</source>
      <translation>Exportar</translation>
    </message>
    <message>
      <source>Export it as safetensors with Python code instead.</source>
      <translation>Expórtala como safetensors con código Python.</translation>
    </message>
    <message>
      <source>Export the model anew with fixed shapes and plain operators, or take this part out of it before importing.</source>
      <translation>Exporta de nuevo el modelo con formas fijas y operadores sencillos, o quita esta parte antes de importarlo.</translation>
    </message>
    <message>
      <source>Export the model anew with fixed sizes, so that all shapes are known before.</source>
      <translation>Exporta de nuevo el modelo con tamaños fijos, para que todas las formas se conozcan antes.</translation>
    </message>
    <message>
      <source>Export the model anew with other operators, or take this part out of it before importing.</source>
      <translation>Exporta de nuevo el modelo con otros operadores, o quita esta parte antes de importarlo.</translation>
    </message>
    <message>
      <source>Export the model anew with the program it comes from.</source>
      <translation>Exporta de nuevo el modelo con el programa del que viene.</translation>
    </message>
    <message>
      <source>Export the model with decimal or whole numbers of 8 bits and more as inputs.</source>
      <translation>Exporta el modelo con números decimales o enteros de 8 bits o más como entradas.</translation>
    </message>
    <message>
      <source>Export the model with dense tensors.</source>
      <translation>Exporta el modelo con tensores densos.</translation>
    </message>
    <message>
      <source>Export the model with tensors as inputs.</source>
      <translation>Exporta el modelo con tensores como entradas.</translation>
    </message>
    <message>
      <source>Export the model with tensors as outputs.</source>
      <translation>Exporta el modelo con tensores como salidas.</translation>
    </message>
    <message>
      <source>Export the network</source>
      <translation>Exportar la red</translation>
    </message>
    <message>
      <source>Export the network…</source>
      <translation>Exportar la red…</translation>
    </message>
    <message>
      <source>Extra size added to one side of the output.</source>
      <translation>Tamaño extra añadido a un lado de la salida.</translation>
    </message>
    <message>
      <source>F1</source>
      <translation>F1</translation>
    </message>
    <message>
      <source>F1 (mean of classes)</source>
      <translation>F1 (media de clases)</translation>
    </message>
    <message>
      <source>Factor</source>
      <translation>Factor</translation>
    </message>
    <message>
      <source>Factor counts</source>
      <translation>El factor cuenta</translation>
    </message>
    <message>
      <source>Factors</source>
      <translation>Factores</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fallida</translation>
    </message>
    <message>
      <source>Failed: {reason}</source>
      <translation>Fallida: {reason}</translation>
    </message>
    <message>
      <source>Farthest distance</source>
      <translation>Distancia más lejana</translation>
    </message>
    <message>
      <source>Faster; the numbers may differ in the last digits.</source>
      <translation>Más rápido; los números pueden variar en las últimas cifras.</translation>
    </message>
    <message>
      <source>Feature</source>
      <translation>Característica</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>Características</translation>
    </message>
    <message>
      <source>Figure</source>
      <translation>Cifra</translation>
    </message>
    <message>
      <source>Figures of both</source>
      <translation>Cifras de ambos</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Archivo</translation>
    </message>
    <message>
      <source>Fill in</source>
      <translation>Rellenar</translation>
    </message>
    <message>
      <source>Fill with the mean</source>
      <translation>Rellenar con la media</translation>
    </message>
    <message>
      <source>Filled tensor</source>
      <translation>Tensor relleno</translation>
    </message>
    <message>
      <source>Filled with</source>
      <translation>Relleno</translation>
    </message>
    <message>
      <source>Filling</source>
      <translation>Relleno</translation>
    </message>
    <message>
      <source>Filter by name</source>
      <translation>Filtrar por nombre</translation>
    </message>
    <message>
      <source>Filters</source>
      <translation>Filtros</translation>
    </message>
    <message>
      <source>Find a network</source>
      <translation>Buscar una red</translation>
    </message>
    <message>
      <source>Finds its own pace from recent steps; a rate of 1 leaves it to itself.</source>
      <translation>Halla su ritmo por los pasos recientes; una tasa de 1 lo deja a su aire.</translation>
    </message>
    <message>
      <source>Finished</source>
      <translation>Terminado</translation>
    </message>
    <message>
      <source>First axis</source>
      <translation>Primer eje</translation>
    </message>
    <message>
      <source>First bias</source>
      <translation>Primer sesgo</translation>
    </message>
    <message>
      <source>First input</source>
      <translation>Primera entrada</translation>
    </message>
    <message>
      <source>First part</source>
      <translation>Primera parte</translation>
    </message>
    <message>
      <source>First sum</source>
      <translation>Suma inicial</translation>
    </message>
    <message>
      <source>Fit</source>
      <translation>Ajuste</translation>
    </message>
    <message>
      <source>Fit the drawing</source>
      <translation>Encajar el dibujo</translation>
    </message>
    <message>
      <source>Flat enough</source>
      <translation>Bastante plano</translation>
    </message>
    <message>
      <source>Flatten</source>
      <translation>Aplanar</translation>
    </message>
    <message>
      <source>Flip</source>
      <translation>Voltear</translation>
    </message>
    <message>
      <source>Fold</source>
      <translation>Reunir ventanas</translation>
    </message>
    <message>
      <source>Fold (dynamic size)</source>
      <translation>Reunir ventanas (dinámico)</translation>
    </message>
    <message>
      <source>Fold into a layer</source>
      <translation>Plegar en una capa</translation>
    </message>
    <message>
      <source>Fold into a layer, cut where wires are missing</source>
      <translation>Plegar en una capa, cortada donde faltan cables</translation>
    </message>
    <message>
      <source>Fold neurons into a layer</source>
      <translation>Plegar neuronas en una capa</translation>
    </message>
    <message>
      <source>Fold that neuron first, or reset the weights of its wires.</source>
      <translation>Pliega primero esa neurona, o restablece los pesos de sus cables.</translation>
    </message>
    <message>
      <source>Fold the neurons that stand side by side in it.</source>
      <translation>Pliega las neuronas que están juntas en él.</translation>
    </message>
    <message>
      <source>Folder</source>
      <translation>Carpeta</translation>
    </message>
    <message>
      <source>Folder of pictures</source>
      <translation>Carpeta de imágenes</translation>
    </message>
    <message>
      <source>Folder of pictures…</source>
      <translation>Carpeta de imágenes…</translation>
    </message>
    <message>
      <source>For classes, after a Log-softmax block: takes log-probabilities.</source>
      <translation>Para clases, tras un bloque Log-softmax: recibe log-probabilidades.</translation>
    </message>
    <message>
      <source>For classes: how surprised the network is by the right class. Takes raw scores.</source>
      <translation>Para clases: cuánto sorprende a la red la clase correcta. Recibe puntuaciones sin normalizar.</translation>
    </message>
    <message>
      <source>For classes: the right score should lead the others by a margin.</source>
      <translation>Para clases: la puntuación correcta debe superar a las demás por un margen.</translation>
    </message>
    <message>
      <source>For counts: how unlikely they are under the predicted rate.</source>
      <translation>Para recuentos: cuán improbables son con la tasa predicha.</translation>
    </message>
    <message>
      <source>For distances with targets 1 (alike) and -1 (unlike).</source>
      <translation>Para distancias con objetivos 1 (parecidos) y -1 (distintos).</translation>
    </message>
    <message>
      <source>For numbers predicted together with their variance.</source>
      <translation>Para números predichos junto con su varianza.</translation>
    </message>
    <message>
      <source>For numbers: the mean of the differences; outliers count less.</source>
      <translation>Para números: la media de las diferencias; los valores atípicos pesan menos.</translation>
    </message>
    <message>
      <source>For numbers: the mean of the squared differences.</source>
      <translation>Para números: la media de las diferencias al cuadrado.</translation>
    </message>
    <message>
      <source>For one example, forward.</source>
      <translation>Para un ejemplo, hacia adelante.</translation>
    </message>
    <message>
      <source>For predicting numbers use a Mean squared error block instead.</source>
      <translation>Para predecir números usa un bloque Error cuadrático medio en su lugar.</translation>
    </message>
    <message>
      <source>For sequences whose labels are not aligned with their steps, such as speech.</source>
      <translation>Para secuencias cuyas etiquetas no están alineadas con sus pasos, como el habla.</translation>
    </message>
    <message>
      <source>For several labels at once, each yes or no. Takes raw scores.</source>
      <translation>Para varias etiquetas a la vez, cada una sí o no. Recibe puntuaciones sin normalizar.</translation>
    </message>
    <message>
      <source>For targets of 1 and -1: a smooth penalty for the wrong sign.</source>
      <translation>Para objetivos 1 y -1: un castigo suave por el signo equivocado.</translation>
    </message>
    <message>
      <source>For yes or no: how surprised the network is by the answer. Takes raw scores.</source>
      <translation>Para sí o no: cuánto sorprende a la red la respuesta. Recibe puntuaciones sin normalizar.</translation>
    </message>
    <message>
      <source>Foretells the next piece of a text from all before it.</source>
      <translation>Predice el siguiente trozo de un texto a partir de todo lo anterior.</translation>
    </message>
    <message>
      <source>Forget the missing loss</source>
      <translation>Olvidar la pérdida que falta</translation>
    </message>
    <message>
      <source>Forget these changes, or give the layer its former size.</source>
      <translation>Olvida estos cambios, o devuelve a la capa su tamaño anterior.</translation>
    </message>
    <message>
      <source>Forget what is not there</source>
      <translation>Olvidar lo que no existe</translation>
    </message>
    <message>
      <source>Formula</source>
      <translation>Fórmula</translation>
    </message>
    <message>
      <source>Formulas inside speak of “{name}”.</source>
      <translation>Hay fórmulas dentro que hablan de “{name}”.</translation>
    </message>
    <message>
      <source>Forward: {block}</source>
      <translation>Hacia adelante: {block}</translation>
    </message>
    <message>
      <source>Four measurements of a flower tell its species, one of three.</source>
      <translation>Cuatro medidas de una flor indican su especie, entre tres.</translation>
    </message>
    <message>
      <source>Four quarters of a square; those across a corner belong together.</source>
      <translation>Cuatro cuartos de un cuadrado; los opuestos por la esquina van juntos.</translation>
    </message>
    <message>
      <source>Fourier transform</source>
      <translation>Transformada de Fourier</translation>
    </message>
    <message>
      <source>Fractional max pooling {axes}D</source>
      <translation>Agrupación máxima fraccionaria {axes}D</translation>
    </message>
    <message>
      <source>Free software under the MIT licence.</source>
      <translation>Software libre con licencia MIT.</translation>
    </message>
    <message>
      <source>Free some space or save it elsewhere. What was there before is unchanged.</source>
      <translation>Libera espacio o guárdalo en otro lugar. Lo que había antes sigue igual.</translation>
    </message>
    <message>
      <source>Freeze</source>
      <translation>Congelar</translation>
    </message>
    <message>
      <source>Freeze all</source>
      <translation>Congelar todos</translation>
    </message>
    <message>
      <source>Freeze or unfreeze</source>
      <translation>Congelar o descongelar</translation>
    </message>
    <message>
      <source>Freeze the bias</source>
      <translation>Congelar el sesgo</translation>
    </message>
    <message>
      <source>Freeze the weight</source>
      <translation>Congelar el peso</translation>
    </message>
    <message>
      <source>Freeze the whole row, or let that bias learn, and try again.</source>
      <translation>Congela la fila entera, o deja que ese sesgo aprenda, e inténtalo de nuevo.</translation>
    </message>
    <message>
      <source>Freeze their weights</source>
      <translation>Congelar sus pesos</translation>
    </message>
    <message>
      <source>Freeze weights</source>
      <translation>Congelar los pesos</translation>
    </message>
    <message>
      <source>Freeze: training leaves it as it is</source>
      <translation>Congelar: el entrenamiento lo deja como está</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Desde</translation>
    </message>
    <message>
      <source>From axis</source>
      <translation>Desde el eje</translation>
    </message>
    <message>
      <source>From factor</source>
      <translation>Del factor</translation>
    </message>
    <message>
      <source>From the end</source>
      <translation>Desde el final</translation>
    </message>
    <message>
      <source>Frozen</source>
      <translation>Congelado</translation>
    </message>
    <message>
      <source>Frozen: training leaves it as it is</source>
      <translation>Congelado: no se entrena</translation>
    </message>
    <message>
      <source>Frozen: training leaves it as it is.</source>
      <translation>Congelado: el entrenamiento lo deja como está.</translation>
    </message>
    <message>
      <source>Function</source>
      <translation>Función</translation>
    </message>
    <message>
      <source>Functions of the gates</source>
      <translation>Funciones de las puertas</translation>
    </message>
    <message>
      <source>GELU</source>
      <translation>GELU</translation>
    </message>
    <message>
      <source>GLU</source>
      <translation>GLU</translation>
    </message>
    <message>
      <source>GPT block</source>
      <translation>Bloque GPT</translation>
    </message>
    <message>
      <source>GPU (Apple)</source>
      <translation>GPU (Apple)</translation>
    </message>
    <message>
      <source>GPU (CUDA)</source>
      <translation>GPU (CUDA)</translation>
    </message>
    <message>
      <source>GRU</source>
      <translation>GRU</translation>
    </message>
    <message>
      <source>GRU cell</source>
      <translation>Celda GRU</translation>
    </message>
    <message>
      <source>Gate</source>
      <translation>Puerta</translation>
    </message>
    <message>
      <source>Gather</source>
      <translation>Reunir por índice</translation>
    </message>
    <message>
      <source>Gather ND</source>
      <translation>Reunir por índice ND</translation>
    </message>
    <message>
      <source>Gaussian loss</source>
      <translation>Pérdida gaussiana</translation>
    </message>
    <message>
      <source>Getting the blocks ready…</source>
      <translation>Preparando los bloques…</translation>
    </message>
    <message>
      <source>Give an example for each input of the network.</source>
      <translation>Da un ejemplo para cada entrada de la red.</translation>
    </message>
    <message>
      <source>Give axes of different size different letters.</source>
      <translation>Da letras distintas a los ejes de tamaño distinto.</translation>
    </message>
    <message>
      <source>Give both the same shape, with a Dense or a Reshape block before one.</source>
      <translation>Da a ambos la misma forma, con un bloque Densa o Cambiar forma antes de uno.</translation>
    </message>
    <message>
      <source>Give each of them: {names}.</source>
      <translation>Da cada una de ellas: {names}.</translation>
    </message>
    <message>
      <source>Give each repeat weights of its own</source>
      <translation>Dar pesos propios a cada repetición</translation>
    </message>
    <message>
      <source>Give it a share of the data in the data block's settings.</source>
      <translation>Dale una parte de los datos en los ajustes del bloque de datos.</translation>
    </message>
    <message>
      <source>Give it an example of the shape it was trained on.</source>
      <translation>Dale un ejemplo de la forma con la que se entrenó.</translation>
    </message>
    <message>
      <source>Give it batch × steps × numbers, or batch × heads × steps × numbers.</source>
      <translation>Dale lote × pasos × números, o lote × cabezales × pasos × números.</translation>
    </message>
    <message>
      <source>Give it one number for each axis, the first axis included.</source>
      <translation>Dale un número por cada eje, incluido el primero.</translation>
    </message>
    <message>
      <source>Give it one number, or one for each axis and side.</source>
      <translation>Dale un número, o uno por cada eje y lado.</translation>
    </message>
    <message>
      <source>Give it one number, or one for each axis.</source>
      <translation>Dale un número, o uno por cada eje.</translation>
    </message>
    <message>
      <source>Give it one value for each repeat.</source>
      <translation>Dale un valor por cada repetición.</translation>
    </message>
    <message>
      <source>Give it weights of its own</source>
      <translation>Darle pesos propios</translation>
    </message>
    <message>
      <source>Give its settings ordinary numbers and its name letters.</source>
      <translation>Dale números corrientes a sus ajustes y letras a su nombre.</translation>
    </message>
    <message>
      <source>Give one epoch less than there are schedules, the earliest first.</source>
      <translation>Da una época menos que planificadores, la primera delante.</translation>
    </message>
    <message>
      <source>Give one of them weights of its own.</source>
      <translation>Da a uno de ellos pesos propios.</translation>
    </message>
    <message>
      <source>Give the data block a validation share above 0.</source>
      <translation>Da al bloque de datos una parte de validación mayor que 0.</translation>
    </message>
    <message>
      <source>Give the file another ending: {name}.</source>
      <translation>Dale otra terminación al archivo: {name}.</translation>
    </message>
    <message>
      <source>Give the last layer as many outputs as there are numbers to predict.</source>
      <translation>Da a la última capa tantas salidas como números hay que predecir.</translation>
    </message>
    <message>
      <source>Give the last layer one output for each class.</source>
      <translation>Da a la última capa una salida por cada clase.</translation>
    </message>
    <message>
      <source>Give the last layer {outputs} neurons.</source>
      <translation>Da a la última capa {outputs} neuronas.</translation>
    </message>
    <message>
      <source>Give the last two axes the same size.</source>
      <translation>Da el mismo tamaño a los dos últimos ejes.</translation>
    </message>
    <message>
      <source>Give the network {feature}, or take it away</source>
      <translation>Dar {feature} a la red, o quitárselo</translation>
    </message>
    <message>
      <source>Give the repeats weights of their own first; they begin with the same ones.</source>
      <translation>Da antes pesos propios a las repeticiones; empiezan con los mismos.</translation>
    </message>
    <message>
      <source>Give the repeats weights of their own, or use a Linear layer.</source>
      <translation>Da a las repeticiones pesos propios o usa una capa Lineal.</translation>
    </message>
    <message>
      <source>Give the smaller number first; on a logarithmic scale both lie above 0.</source>
      <translation>Da primero el número menor; en escala logarítmica los dos son mayores que 0.</translation>
    </message>
    <message>
      <source>Give them with commas between, or a .npy file with raw examples.</source>
      <translation>Sepáralos con comas, o da un archivo .npy con ejemplos sin preparar.</translation>
    </message>
    <message>
      <source>Give those settings values of their own first.</source>
      <translation>Da antes valores propios a esos ajustes.</translation>
    </message>
    <message>
      <source>Give torchrun another one: --master-port, or --rdzv-endpoint HOST:PORT.</source>
      <translation>Dale otro a torchrun: --master-port, o --rdzv-endpoint HOST:PORT.</translation>
    </message>
    <message>
      <source>Gives all that arrives another shape, the batch included.</source>
      <translation>Da otra forma a todo lo que llega, incluido el lote.</translation>
    </message>
    <message>
      <source>Gives each example another shape; the numbers stay in order.</source>
      <translation>Da a cada ejemplo otra forma; los números siguen en orden.</translation>
    </message>
    <message>
      <source>Gives every channel mean 0 and spread 1 over the batch, then a learned scale.</source>
      <translation>Da a cada canal media 0 y dispersión 1 en el lote, y luego una escala aprendida.</translation>
    </message>
    <message>
      <source>Gives every channel of every example mean 0 and spread 1.</source>
      <translation>Da a cada canal de cada ejemplo media 0 y dispersión 1.</translation>
    </message>
    <message>
      <source>Gives every parameter a pace of its own; works nearly everywhere.</source>
      <translation>Da a cada parámetro su propio ritmo; funciona casi en todas partes.</translation>
    </message>
    <message>
      <source>Gives groups of channels mean 0 and spread 1, example by example.</source>
      <translation>Da a grupos de canales media 0 y dispersión 1, ejemplo a ejemplo.</translation>
    </message>
    <message>
      <source>Gives the numbers of each example (or step) mean 0 and spread 1.</source>
      <translation>Da a los números de cada ejemplo (o paso) media 0 y dispersión 1.</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Continuar</translation>
    </message>
    <message>
      <source>Go on from an earlier checkpoint, or start the training over.</source>
      <translation>Continúa desde un punto de control anterior o empieza el entrenamiento de nuevo.</translation>
    </message>
    <message>
      <source>Go on from the last checkpoint</source>
      <translation>Seguir desde el último punto de control</translation>
    </message>
    <message>
      <source>Go on with it, or name another folder.</source>
      <translation>Continúalo o indica otra carpeta.</translation>
    </message>
    <message>
      <source>Go on with: lienzo sweep {folder}</source>
      <translation>Continúa con: lienzo sweep {folder}</translation>
    </message>
    <message>
      <source>Goes down to small pictures and up again, to colour cells in.</source>
      <translation>Baja hasta imágenes pequeñas y vuelve a subir para colorear células.</translation>
    </message>
    <message>
      <source>Goes on at each edge with what stands at the opposite one.</source>
      <translation>Continúa en cada borde con lo que hay en el opuesto.</translation>
    </message>
    <message>
      <source>Goes on exactly where the run ended: its curve continues.</source>
      <translation>Sigue exactamente donde terminó: su curva continúa.</translation>
    </message>
    <message>
      <source>Goes through a sequence step by step with weights that other blocks bring.</source>
      <translation>Recorre una secuencia paso a paso con pesos que traen otros bloques.</translation>
    </message>
    <message>
      <source>Gradient</source>
      <translation>Gradiente</translation>
    </message>
    <message>
      <source>Gradient descent (SGD)</source>
      <translation>Descenso de gradiente (SGD)</translation>
    </message>
    <message>
      <source>Gradient descent that also averages the parameters along the way.</source>
      <translation>Descenso de gradiente que además promedia los parámetros por el camino.</translation>
    </message>
    <message>
      <source>Gradient reversal</source>
      <translation>Inversión del gradiente</translation>
    </message>
    <message>
      <source>Gradient {value}</source>
      <translation>Gradiente {value}</translation>
    </message>
    <message>
      <source>Gradients</source>
      <translation>Gradientes</translation>
    </message>
    <message>
      <source>Grain</source>
      <translation>Grano</translation>
    </message>
    <message>
      <source>Grey</source>
      <translation>Gris</translation>
    </message>
    <message>
      <source>Grid</source>
      <translation>Rejilla</translation>
    </message>
    <message>
      <source>Grid sample</source>
      <translation>Muestrear en rejilla</translation>
    </message>
    <message>
      <source>Group</source>
      <translation>Grupo</translation>
    </message>
    <message>
      <source>Group blocks that stand side by side.</source>
      <translation>Agrupa bloques que estén en el mismo sitio.</translation>
    </message>
    <message>
      <source>Group it with others first.</source>
      <translation>Agrúpalo antes con otros.</translation>
    </message>
    <message>
      <source>Group normalisation</source>
      <translation>Normalización por grupos</translation>
    </message>
    <message>
      <source>Group some blocks first.</source>
      <translation>Agrupa antes algunos bloques.</translation>
    </message>
    <message>
      <source>Groups</source>
      <translation>Grupos</translation>
    </message>
    <message>
      <source>Groups shifted alike</source>
      <translation>Grupos desplazados igual</translation>
    </message>
    <message>
      <source>Groups stand in groups more than {most} deep.</source>
      <translation>Hay grupos dentro de grupos a más de {most} niveles.</translation>
    </message>
    <message>
      <source>Guided (optuna)</source>
      <translation>Guiado (optuna)</translation>
    </message>
    <message>
      <source>Gumbel softmax</source>
      <translation>Gumbel softmax</translation>
    </message>
    <message>
      <source>Half of the pictures are mirrored, left to right.</source>
      <translation>La mitad de las imágenes se refleja de izquierda a derecha.</translation>
    </message>
    <message>
      <source>Halve the batch size to {batch}, or make that block smaller.</source>
      <translation>Reduce el tamaño de lote a la mitad ({batch}) o haz más pequeño ese bloque.</translation>
    </message>
    <message>
      <source>Halving residual block</source>
      <translation>Bloque residual que reduce</translation>
    </message>
    <message>
      <source>Hands on what arrives, unchanged.</source>
      <translation>Entrega lo que llega, sin cambios.</translation>
    </message>
    <message>
      <source>Handwritten digits</source>
      <translation>Dígitos manuscritos</translation>
    </message>
    <message>
      <source>Hard shrink</source>
      <translation>Contracción rígida</translation>
    </message>
    <message>
      <source>Hard sigmoid</source>
      <translation>Sigmoide rígida</translation>
    </message>
    <message>
      <source>Hard swish</source>
      <translation>Swish rígida</translation>
    </message>
    <message>
      <source>Hard tanh</source>
      <translation>Tanh rígida</translation>
    </message>
    <message>
      <source>Header</source>
      <translation>Encabezado</translation>
    </message>
    <message>
      <source>Heads</source>
      <translation>Cabezales</translation>
    </message>
    <message>
      <source>Heeds only the sign of the gradient; for training on all examples at once.</source>
      <translation>Solo atiende al signo del gradiente; para entrenar con todos los ejemplos a la vez.</translation>
    </message>
    <message>
      <source>Here you give the network new examples.</source>
      <translation>Aquí das ejemplos nuevos a la red.</translation>
    </message>
    <message>
      <source>Hidden size</source>
      <translation>Tamaño oculto</translation>
    </message>
    <message>
      <source>Hidden state</source>
      <translation>Estado oculto</translation>
    </message>
    <message>
      <source>Hides all scores but the best, before a class is drawn.</source>
      <translation>Oculta todas las puntuaciones salvo las mejores, antes de sortear una clase.</translation>
    </message>
    <message>
      <source>Hides from each example the steps beyond its length.</source>
      <translation>Oculta de cada ejemplo los pasos que pasan de su longitud.</translation>
    </message>
    <message>
      <source>Hides from each step the steps after it.</source>
      <translation>Oculta a cada paso los pasos posteriores.</translation>
    </message>
    <message>
      <source>Highest momentum</source>
      <translation>Momento máximo</translation>
    </message>
    <message>
      <source>Hinge loss of distances</source>
      <translation>Pérdida bisagra de distancias</translation>
    </message>
    <message>
      <source>Hint</source>
      <translation>Sugerencia</translation>
    </message>
    <message>
      <source>Holds other blocks; it can repeat them, and be used in many places.</source>
      <translation>Contiene otros bloques; puede repetirlos y usarse en muchos sitios.</translation>
    </message>
    <message>
      <source>How a picture becomes square.</source>
      <translation>Cómo se hace cuadrada una imagen.</translation>
    </message>
    <message>
      <source>How drawn</source>
      <translation>Cómo se sortea</translation>
    </message>
    <message>
      <source>How far each row of one input lies from each row of the other.</source>
      <translation>A qué distancia está cada fila de una entrada de cada fila de la otra.</translation>
    </message>
    <message>
      <source>How far each step goes. Too large and the loss jumps, too small and it creeps.</source>
      <translation>Cuánto avanza cada paso. Demasiado grande y la pérdida salta; demasiado pequeña y se arrastra.</translation>
    </message>
    <message>
      <source>How far log-probabilities lie from a target distribution.</source>
      <translation>Cuán lejos están unas log-probabilidades de una distribución objetivo.</translation>
    </message>
    <message>
      <source>How far the window moves at each step; 2 halves the size.</source>
      <translation>Cuánto avanza la ventana en cada paso; 2 reduce el tamaño a la mitad.</translation>
    </message>
    <message>
      <source>How far the window moves at each step; empty: as far as the kernel is wide.</source>
      <translation>Cuánto avanza la ventana en cada paso; vacío: tanto como mide el núcleo.</translation>
    </message>
    <message>
      <source>How far two vectors lie apart.</source>
      <translation>Cuán lejos están dos vectores.</translation>
    </message>
    <message>
      <source>How far two vectors point the same way: 1 the same, -1 the opposite.</source>
      <translation>Cuánto apuntan dos vectores en la misma dirección: 1 la misma, -1 la opuesta.</translation>
    </message>
    <message>
      <source>How fast the remembered mean and spread follow each new batch.</source>
      <translation>Con qué rapidez siguen la media y la dispersión recordadas a cada lote nuevo.</translation>
    </message>
    <message>
      <source>How it learns</source>
      <translation>Cómo aprende</translation>
    </message>
    <message>
      <source>How it says so</source>
      <translation>Cómo lo dice</translation>
    </message>
    <message>
      <source>How its data is prepared</source>
      <translation>Cómo se preparan sus datos</translation>
    </message>
    <message>
      <source>How letters are written to the file; change it where accents look wrong.</source>
      <translation>Cómo están escritas las letras en el archivo; cámbiala si los acentos se ven mal.</translation>
    </message>
    <message>
      <source>How long the learned vector of each token is.</source>
      <translation>Cuán largo es el vector aprendido de cada token.</translation>
    </message>
    <message>
      <source>How many</source>
      <translation>Cuántos</translation>
    </message>
    <message>
      <source>How many attentions run side by side; must divide the width.</source>
      <translation>Cuántas atenciones van en paralelo; debe dividir el ancho.</translation>
    </message>
    <message>
      <source>How many axes it has depends on the number of examples.</source>
      <translation>Cuántos ejes tiene depende del número de ejemplos.</translation>
    </message>
    <message>
      <source>How many channels (or numbers) arrive. Found by itself.</source>
      <translation>Cuántos canales (o números) llegan. Se halla por sí solo.</translation>
    </message>
    <message>
      <source>How many channels arrive: 1 for grey pictures, 3 for colour. Found by itself.</source>
      <translation>Cuántos canales llegan: 1 en imágenes grises, 3 en color. Se halla por sí solo.</translation>
    </message>
    <message>
      <source>How many clouds there are, each a class of its own.</source>
      <translation>Cuántas nubes hay, cada una con su propia clase.</translation>
    </message>
    <message>
      <source>How many copies there are; each feeds the next.</source>
      <translation>Cuántas copias hay; cada una alimenta a la siguiente.</translation>
    </message>
    <message>
      <source>How many different numbers (tokens) can arrive: 0 up to this, not including.</source>
      <translation>Cuántos números distintos (tokens) pueden llegar: de 0 hasta este, sin incluirlo.</translation>
    </message>
    <message>
      <source>How many epochs it takes; the whole training unless chosen.</source>
      <translation>Cuántas épocas dura; todo el entrenamiento si no se elige.</translation>
    </message>
    <message>
      <source>How many examples are looked at for one step.</source>
      <translation>Cuántos ejemplos se miran en cada paso.</translation>
    </message>
    <message>
      <source>How many examples are made.</source>
      <translation>Cuántos ejemplos se crean.</translation>
    </message>
    <message>
      <source>How many neurons the dense part of each layer has.</source>
      <translation>Cuántas neuronas tiene la parte densa de cada capa.</translation>
    </message>
    <message>
      <source>How many neurons the layer has: so many numbers leave it.</source>
      <translation>Cuántas neuronas tiene la capa: tantos números salen de ella.</translation>
    </message>
    <message>
      <source>How many numbers each example brings. Found from what arrives.</source>
      <translation>Cuántos números trae cada ejemplo. Se halla por lo que llega.</translation>
    </message>
    <message>
      <source>How many numbers each step brings. Found from what arrives.</source>
      <translation>Cuántos números trae cada paso. Se halla por lo que llega.</translation>
    </message>
    <message>
      <source>How many numbers each step has. Found from what arrives.</source>
      <translation>Cuántos números tiene cada paso. Se halla por lo que llega.</translation>
    </message>
    <message>
      <source>How many numbers the layer remembers from step to step.</source>
      <translation>Cuántos números recuerda la capa de un paso a otro.</translation>
    </message>
    <message>
      <source>How many of these layers stand one upon the other.</source>
      <translation>Cuántas de estas capas hay una sobre otra.</translation>
    </message>
    <message>
      <source>How many patterns the layer looks for: so many channels leave it.</source>
      <translation>Cuántos patrones busca la capa: tantos canales salen de ella.</translation>
    </message>
    <message>
      <source>How many steps it takes; the whole training unless chosen.</source>
      <translation>Cuántos pasos dura; todo el entrenamiento si no se elige.</translation>
    </message>
    <message>
      <source>How many threads compute; with 0 a short try at the start chooses.</source>
      <translation>Cuántos hilos calculan; con 0 lo elige una prueba breve al empezar.</translation>
    </message>
    <message>
      <source>How many times larger the picture leaves.</source>
      <translation>Cuántas veces mayor sale la imagen.</translation>
    </message>
    <message>
      <source>How many trainings there are in all.</source>
      <translation>Cuántos entrenamientos hay en total.</translation>
    </message>
    <message>
      <source>How many values are added around the edges before the window slides.</source>
      <translation>Cuántos valores se añaden en los bordes antes de deslizar la ventana.</translation>
    </message>
    <message>
      <source>How many values are added around the edges; “same” adds as many as keep the size.</source>
      <translation>Cuántos valores se añaden alrededor de los bordes; «same» añade los que conservan el tamaño.</translation>
    </message>
    <message>
      <source>How many values are added at every side; or one number per side.</source>
      <translation>Cuántos valores se añaden en cada lado; o un número por lado.</translation>
    </message>
    <message>
      <source>How much brighter or darker a picture gets, in its prepared numbers.</source>
      <translation>Cuánto más clara u oscura queda una imagen, en sus números preparados.</translation>
    </message>
    <message>
      <source>How much chance blurs the examples: from 0 to 0.5.</source>
      <translation>Cuánto difumina el azar los ejemplos: de 0 a 0,5.</translation>
    </message>
    <message>
      <source>How much of the last step goes into the next one.</source>
      <translation>Cuánto del último paso entra en el siguiente.</translation>
    </message>
    <message>
      <source>How often</source>
      <translation>Cuántas veces</translation>
    </message>
    <message>
      <source>How often each sees the data.</source>
      <translation>Cuántas veces ve los datos cada una.</translation>
    </message>
    <message>
      <source>How often every training example is seen.</source>
      <translation>Cuántas veces se ve cada ejemplo de entrenamiento.</translation>
    </message>
    <message>
      <source>How often it repeats is not known here: {why}</source>
      <translation>Aquí no se sabe cuántas veces se repite: {why}</translation>
    </message>
    <message>
      <source>How often the four rows are repeated.</source>
      <translation>Cuántas veces se repiten las cuatro filas.</translation>
    </message>
    <message>
      <source>How often the loss may be computed for one move, about.</source>
      <translation>Cuántas veces, más o menos, puede calcularse la pérdida en un ajuste.</translation>
    </message>
    <message>
      <source>How places correspond</source>
      <translation>Cómo se corresponden los lugares</translation>
    </message>
    <message>
      <source>How right the network is will be shown here.</source>
      <translation>Aquí verás cuánto acierta la red.</translation>
    </message>
    <message>
      <source>How slowly the averages of the gradient and of its square follow.</source>
      <translation>Con qué lentitud siguen los promedios del gradiente y de su cuadrado.</translation>
    </message>
    <message>
      <source>How strong the noise on every point is, in prepared numbers.</source>
      <translation>La fuerza del ruido en cada punto, en números preparados.</translation>
    </message>
    <message>
      <source>How strongly it pulls weights to zero: 0.001 is little, 0.1 is much.</source>
      <translation>Con cuánta fuerza lleva los pesos a cero: 0,001 es poco, 0,1 es mucho.</translation>
    </message>
    <message>
      <source>How the loss answers to that</source>
      <translation>Cómo responde la pérdida a eso</translation>
    </message>
    <message>
      <source>How the loss answers to the weight: it grows by so much for each unit</source>
      <translation>Cómo responde la pérdida al peso: cuánto crece por cada unidad</translation>
    </message>
    <message>
      <source>How the numbers are brought to a like size before training.</source>
      <translation>Cómo se llevan los números a un tamaño parecido antes de entrenar.</translation>
    </message>
    <message>
      <source>How the values of each trial are chosen.</source>
      <translation>Cómo se eligen los valores de cada prueba.</translation>
    </message>
    <message>
      <source>How they are joined</source>
      <translation>Cómo se unen</translation>
    </message>
    <message>
      <source>How to load it</source>
      <translation>Cómo cargarla</translation>
    </message>
    <message>
      <source>Huber loss</source>
      <translation>Pérdida de Huber</translation>
    </message>
    <message>
      <source>Identity</source>
      <translation>Identidad</translation>
    </message>
    <message>
      <source>Ignored class</source>
      <translation>Clase ignorada</translation>
    </message>
    <message>
      <source>Import a smaller part of it, or close other programs first.</source>
      <translation>Importa una parte más pequeña o cierra antes otros programas.</translation>
    </message>
    <message>
      <source>Import a smaller part of it.</source>
      <translation>Importa una parte más pequeña.</translation>
    </message>
    <message>
      <source>In Python, with PyTorch and safetensors: {code}.</source>
      <translation>En Python, con PyTorch y safetensors: {code}.</translation>
    </message>
    <message>
      <source>In Python, with PyTorch: {code}.</source>
      <translation>En Python, con PyTorch: {code}.</translation>
    </message>
    <message>
      <source>In Python, with onnxruntime: {code}.</source>
      <translation>En Python, con onnxruntime: {code}.</translation>
    </message>
    <message>
      <source>In Python: {code}. The weights come from a .safetensors or .pt export.</source>
      <translation>En Python: {code}. Los pesos vienen de una exportación .safetensors o .pt.</translation>
    </message>
    <message>
      <source>In ascending order</source>
      <translation>En orden ascendente</translation>
    </message>
    <message>
      <source>In repeat {number} of {group}: {what}</source>
      <translation>En la repetición {number} de {group}: {what}</translation>
    </message>
    <message>
      <source>In the data from {low} to {high}.</source>
      <translation>En los datos, de {low} a {high}.</translation>
    </message>
    <message>
      <source>In the plane</source>
      <translation>En el plano</translation>
    </message>
    <message>
      <source>In this old opset it works along more than the last axis.</source>
      <translation>En este opset antiguo trabaja en más ejes que el último.</translation>
    </message>
    <message>
      <source>In trouble</source>
      <translation>Con problemas</translation>
    </message>
    <message>
      <source>In {block}: {what}</source>
      <translation>En {block}: {what}</translation>
    </message>
    <message>
      <source>In, from {name}</source>
      <translation>Entra, de {name}</translation>
    </message>
    <message>
      <source>Inception</source>
      <translation>Inception</translation>
    </message>
    <message>
      <source>Index select</source>
      <translation>Tomar por índice</translation>
    </message>
    <message>
      <source>Infinite losses become zero</source>
      <translation>Las pérdidas infinitas pasan a cero</translation>
    </message>
    <message>
      <source>Inner neurons</source>
      <translation>Neuronas internas</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Entrada</translation>
    </message>
    <message>
      <source>Input and forget gate joined</source>
      <translation>Puertas de entrada y olvido unidas</translation>
    </message>
    <message>
      <source>Input array</source>
      <translation>Arreglo de entradas</translation>
    </message>
    <message>
      <source>Input channel</source>
      <translation>Canal de entrada</translation>
    </message>
    <message>
      <source>Input of the group</source>
      <translation>Entrada del grupo</translation>
    </message>
    <message>
      <source>Input {number}</source>
      <translation>Entrada {number}</translation>
    </message>
    <message>
      <source>Insert Dense with {size} outputs</source>
      <translation>Insertar Densa con {size} salidas</translation>
    </message>
    <message>
      <source>Insert Embedding</source>
      <translation>Insertar Embedding</translation>
    </message>
    <message>
      <source>Insert Flatten</source>
      <translation>Insertar Aplanar</translation>
    </message>
    <message>
      <source>Insert Kind of numbers</source>
      <translation>Insertar Tipo de números</translation>
    </message>
    <message>
      <source>Insert Log-softmax</source>
      <translation>Insertar log-softmax</translation>
    </message>
    <message>
      <source>Insert Pick a step</source>
      <translation>Insertar Elegir un paso</translation>
    </message>
    <message>
      <source>Insert Reshape</source>
      <translation>Insertar Cambiar forma</translation>
    </message>
    <message>
      <source>Insert Select</source>
      <translation>Insertar Seleccionar</translation>
    </message>
    <message>
      <source>Insert Sigmoid</source>
      <translation>Insertar sigmoide</translation>
    </message>
    <message>
      <source>Insert a convolution with {channels} filters</source>
      <translation>Insertar una convolución con {channels} filtros</translation>
    </message>
    <message>
      <source>Insert an axis of size 1</source>
      <translation>Insertar un eje de tamaño 1</translation>
    </message>
    <message>
      <source>Insert block</source>
      <translation>Insertar bloque</translation>
    </message>
    <message>
      <source>Inside</source>
      <translation>Por dentro</translation>
    </message>
    <message>
      <source>Inside a group a wire ends at one of its ports.</source>
      <translation>Dentro de un grupo, un cable termina en uno de sus puertos.</translation>
    </message>
    <message>
      <source>Install it with: pip install optuna. Or try settings at random.</source>
      <translation>Instálalo con: pip install optuna. O prueba ajustes al azar.</translation>
    </message>
    <message>
      <source>Install one with torch.distributed, or train with one process.</source>
      <translation>Instala uno con torch.distributed, o entrena con un solo proceso.</translation>
    </message>
    <message>
      <source>Instance normalisation {axes}D</source>
      <translation>Normalización de instancia {axes}D</translation>
    </message>
    <message>
      <source>Intercept</source>
      <translation>Ordenada en el origen</translation>
    </message>
    <message>
      <source>Interrupted</source>
      <translation>Interrumpido</translation>
    </message>
    <message>
      <source>Into how many groups the channels are cut; must divide their number.</source>
      <translation>En cuántos grupos se cortan los canales; debe dividir su número.</translation>
    </message>
    <message>
      <source>Inverted residual block</source>
      <translation>Bloque residual invertido</translation>
    </message>
    <message>
      <source>Iris</source>
      <translation>Iris</translation>
    </message>
    <message>
      <source>Iris flowers</source>
      <translation>Flores de iris</translation>
    </message>
    <message>
      <source>Iris: R. A. Fisher, 1936. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation>Iris: R. A. Fisher, 1936. UCI Machine Learning Repository (CC BY 4.0).</translation>
    </message>
    <message>
      <source>It adds more places behind its kernels than PyTorch can.</source>
      <translation>Añade más posiciones tras sus filtros de las que PyTorch puede.</translation>
    </message>
    <message>
      <source>It adds more places behind its kernels than its borders take away.</source>
      <translation>Añade más posiciones tras sus filtros de las que quitan sus bordes.</translation>
    </message>
    <message>
      <source>It answers at each of {steps} steps, but one answer for each example is wanted.</source>
      <translation>Responde en cada uno de {steps} pasos, pero se espera una respuesta por ejemplo.</translation>
    </message>
    <message>
      <source>It asks for column {column}, but {count} numbers arrive, counted from 0.</source>
      <translation>Pide la columna {column}, pero llegan {count} números, contados desde 0.</translation>
    </message>
    <message>
      <source>It asks for place {asked} of {size}, counted from 0.</source>
      <translation>Pide el lugar {asked} de {size}, contados desde 0.</translation>
    </message>
    <message>
      <source>It asks for {asked} of {size} places.</source>
      <translation>Pide {asked} de {size} lugares.</translation>
    </message>
    <message>
      <source>It begins at place {asked}, but there are only {size}.</source>
      <translation>Empieza en el lugar {asked}, pero solo hay {size}.</translation>
    </message>
    <message>
      <source>It belongs to a set of operators that the file does not name.</source>
      <translation>Pertenece a un conjunto de operadores que el archivo no nombra.</translation>
    </message>
    <message>
      <source>It brings no data, so what hangs on it cannot be trained.</source>
      <translation>No trae datos, así que lo que depende de él no se puede entrenar.</translation>
    </message>
    <message>
      <source>It brings {count} numbers, each with a weight of its own; the strongest is shown. A number you type goes to all of them.</source>
      <translation>Trae {count} números, cada uno con su propio peso; se muestra el más fuerte. El número que escribas irá a todos.</translation>
    </message>
    <message>
      <source>It calculates with yes and no.</source>
      <translation>Calcula con sí y no.</translation>
    </message>
    <message>
      <source>It cannot be the same layer: {setting} is {ours} here and {theirs} there.</source>
      <translation>No puede ser la misma capa: {setting} es {ours} aquí y {theirs} allí.</translation>
    </message>
    <message>
      <source>It cannot repeat {count} times.</source>
      <translation>No se puede repetir {count} veces.</translation>
    </message>
    <message>
      <source>It cannot tell its size from what arrives: {shapes}.</source>
      <translation>No puede saber su tamaño por lo que llega: {shapes}.</translation>
    </message>
    <message>
      <source>It cannot work on what arrives: {shapes}.</source>
      <translation>No puede trabajar con lo que llega: {shapes}.</translation>
    </message>
    <message>
      <source>It compares answers to the examples of {data} with what {other} wants.</source>
      <translation>Compara respuestas a los ejemplos de {data} con lo que pide {other}.</translation>
    </message>
    <message>
      <source>It compares classes, but numbers are to be predicted.</source>
      <translation>Compara clases, pero hay que predecir números.</translation>
    </message>
    <message>
      <source>It compares the examples of a batch, but a batch has only one.</source>
      <translation>Compara los ejemplos de un lote, pero cada lote tiene solo uno.</translation>
    </message>
    <message>
      <source>It compares with class numbers, but decimal numbers arrive as target.</source>
      <translation>Compara con números de clase, pero como objetivo llegan números decimales.</translation>
    </message>
    <message>
      <source>It computes with decimal numbers, but whole numbers ({dtype}) arrive.</source>
      <translation>Calcula con números decimales, pero llegan números enteros ({dtype}).</translation>
    </message>
    <message>
      <source>It counts examples, but no input brings any.</source>
      <translation>Cuenta ejemplos, pero ninguna entrada los trae.</translation>
    </message>
    <message>
      <source>It counts the places of the largest in another order, or with uneven borders.</source>
      <translation>Cuenta las posiciones de los mayores en otro orden, o con bordes desiguales.</translation>
    </message>
    <message>
      <source>It counts the places of the largest over several channels.</source>
      <translation>Cuenta las posiciones de los mayores a través de varios canales.</translation>
    </message>
    <message>
      <source>It cuts the examples apart.</source>
      <translation>Separa los ejemplos.</translation>
    </message>
    <message>
      <source>It cuts {size} numbers into two halves, but they are odd ({shape}).</source>
      <translation>Parte {size} números en dos mitades, pero son impares ({shape}).</translation>
    </message>
    <message>
      <source>It does not fit: {needed} are needed, {device} has {room}.</source>
      <translation>No cabe: hacen falta {needed} y {device} tiene {room}.</translation>
    </message>
    <message>
      <source>It does not say how many boxes to keep.</source>
      <translation>No dice cuántas cajas conservar.</translation>
    </message>
    <message>
      <source>It does not stand in a group.</source>
      <translation>No está en ningún grupo.</translation>
    </message>
    <message>
      <source>It does what “{name}” says. Uses in this drawing: {count}. What is changed inside changes in all of them.</source>
      <translation>Hace lo que dice “{name}”. Usos en este dibujo: {count}. Lo que se cambia dentro cambia en todos.</translation>
    </message>
    <message>
      <source>It drops numbers by chance even when the network is only used.</source>
      <translation>Descarta números al azar incluso cuando la red solo se usa.</translation>
    </message>
    <message>
      <source>It ended with an error: {reason}</source>
      <translation>Terminó con un error: {reason}</translation>
    </message>
    <message>
      <source>It expects batch × heads × steps × numbers, but {shape} arrives.</source>
      <translation>Espera lote × cabezales × pasos × números, pero llega {shape}.</translation>
    </message>
    <message>
      <source>It expects one score per class, but {shape} arrives.</source>
      <translation>Espera una puntuación por clase, pero llega {shape}.</translation>
    </message>
    <message>
      <source>It expects rows or signals (2 or 3 axes), but {axes} axes arrive ({shape}).</source>
      <translation>Espera filas o señales (2 o 3 ejes), pero llegan {axes} ejes ({shape}).</translation>
    </message>
    <message>
      <source>It expects {expected} numbers on axis {axis}, but {arrive} arrive ({shape}).</source>
      <translation>Espera {expected} números en el eje {axis}, pero llegan {arrive} ({shape}).</translation>
    </message>
    <message>
      <source>It expects {kind}, but {shape} arrives.</source>
      <translation>Espera {kind}, pero llega {shape}.</translation>
    </message>
    <message>
      <source>It fills with numbers that arrive.</source>
      <translation>Rellena con números que llegan.</translation>
    </message>
    <message>
      <source>It gives {outputs} outputs for {classes} classes.</source>
      <translation>Da {outputs} salidas para {classes} clases.</translation>
    </message>
    <message>
      <source>It gives {outputs} outputs, but there are {classes} classes.</source>
      <translation>Da {outputs} salidas, pero hay {classes} clases.</translation>
    </message>
    <message>
      <source>It goes on from the last checkpoint once all of them are there again.</source>
      <translation>Sigue desde el último punto de control cuando vuelvan a estar todos.</translation>
    </message>
    <message>
      <source>It goes on step by step: its numbers may differ from before in the last digits.</source>
      <translation>Sigue paso a paso: sus números pueden diferir de los de antes en las últimas cifras.</translation>
    </message>
    <message>
      <source>It goes step by step through what arrives, so it cannot be written out.</source>
      <translation>Recorre paso a paso lo que llega, así que no se puede desplegar.</translation>
    </message>
    <message>
      <source>It goes step by step, so it cannot be repeated as well.</source>
      <translation>Va paso a paso, así que no se puede repetir además.</translation>
    </message>
    <message>
      <source>It has no setting called {setting}.</source>
      <translation>No tiene ningún ajuste llamado {setting}.</translation>
    </message>
    <message>
      <source>It has no settings to try.</source>
      <translation>No tiene ajustes que probar.</translation>
    </message>
    <message>
      <source>It has no weight of its own: it brings numbers to a layer.</source>
      <translation>No tiene peso propio: lleva números a una capa.</translation>
    </message>
    <message>
      <source>It has none yet.</source>
      <translation>Aún no tiene.</translation>
    </message>
    <message>
      <source>It has nothing to show yet: mend the drawing's problems first.</source>
      <translation>Aún no hay nada que mostrar: resuelve antes los problemas del dibujo.</translation>
    </message>
    <message>
      <source>It has {count} neurons; at most {most} stand on the canvas one by one.</source>
      <translation>Tiene {count} neuronas; en el lienzo caben como mucho {most} una a una.</translation>
    </message>
    <message>
      <source>It has {given} numbers for {axes} axes ({shape}).</source>
      <translation>Tiene {given} números para {axes} ejes ({shape}).</translation>
    </message>
    <message>
      <source>It has {given} sizes for {axes} axes.</source>
      <translation>Tiene {given} tamaños para {axes} ejes.</translation>
    </message>
    <message>
      <source>It holds numbers and computes nothing.</source>
      <translation>Contiene números y no calcula nada.</translation>
    </message>
    <message>
      <source>It holds other modules in a row; wires and groups do that here.</source>
      <translation>Contiene otros módulos en fila; aquí eso lo hacen cables y grupos.</translation>
    </message>
    <message>
      <source>It holds other modules; a group does that here.</source>
      <translation>Contiene otros módulos; aquí eso lo hace un grupo.</translation>
    </message>
    <message>
      <source>It is a folder.</source>
      <translation>Es una carpeta.</translation>
    </message>
    <message>
      <source>It is an object of a program, and no tensor.</source>
      <translation>Es un objeto de un programa, y no un tensor.</translation>
    </message>
    <message>
      <source>It is an old name of Module.</source>
      <translation>Es un nombre antiguo de Module.</translation>
    </message>
    <message>
      <source>It is empty.</source>
      <translation>Está vacío.</translation>
    </message>
    <message>
      <source>It is kept in your palette, for every drawing.</source>
      <translation>Está guardado en tu paleta, para todos los dibujos.</translation>
    </message>
    <message>
      <source>It is larger than anything Lienzo writes.</source>
      <translation>Es más grande que cualquier cosa que escribe Lienzo.</translation>
    </message>
    <message>
      <source>It is larger than anything Lienzo writes: {size} bytes.</source>
      <translation>Es más grande que cualquier cosa que escribe Lienzo: {size} bytes.</translation>
    </message>
    <message>
      <source>It is nested deeper than {most} levels.</source>
      <translation>Tiene más de {most} niveles de anidamiento.</translation>
    </message>
    <message>
      <source>It is no block of your own, so there is nothing to detach it from.</source>
      <translation>No es un bloque propio, así que no hay nada de qué separarlo.</translation>
    </message>
    <message>
      <source>It is not a Lienzo drawing.</source>
      <translation>No es un dibujo de Lienzo.</translation>
    </message>
    <message>
      <source>It is not a file that Lienzo has written: {what}.</source>
      <translation>No es un archivo escrito por Lienzo: {what}.</translation>
    </message>
    <message>
      <source>It is not an ordinary file.</source>
      <translation>No es un archivo corriente.</translation>
    </message>
    <message>
      <source>It is not clear which input “{words}” is for.</source>
      <translation>No está claro para qué entrada es «{words}».</translation>
    </message>
    <message>
      <source>It is not known yet how many numbers arrive at this layer.</source>
      <translation>Aún no se sabe cuántos números llegan a esta capa.</translation>
    </message>
    <message>
      <source>It is not known yet what arrives at this layer.</source>
      <translation>Aún no se sabe qué llega a esta capa.</translation>
    </message>
    <message>
      <source>It is not valid JSON at line {line}.</source>
      <translation>No es JSON válido en la línea {line}.</translation>
    </message>
    <message>
      <source>It is not wired to anything, so it is left out.</source>
      <translation>No está conectado a nada, así que queda fuera.</translation>
    </message>
    <message>
      <source>It is not written as the standard says.</source>
      <translation>No está escrito como dice el estándar.</translation>
    </message>
    <message>
      <source>It is repeated, but gives {exits} outputs and takes {entries} inputs.</source>
      <translation>Se repite, pero da {exits} salidas y recibe {entries} entradas.</translation>
    </message>
    <message>
      <source>It is the only one in this layer.</source>
      <translation>Es lo único que hay en esta capa.</translation>
    </message>
    <message>
      <source>It is to make the size {size}, and {factor} times the size: only one can be.</source>
      <translation>Debe dar el tamaño {size} y también {factor} veces el tamaño: solo uno es posible.</translation>
    </message>
    <message>
      <source>It is told neither a size nor a factor.</source>
      <translation>No se le dice ni un tamaño ni un factor.</translation>
    </message>
    <message>
      <source>It is what every block is made from and computes nothing itself.</source>
      <translation>Es aquello de lo que se hace cada bloque y no calcula nada por sí mismo.</translation>
    </message>
    <message>
      <source>It is what the recurrent cells are made from and cannot run.</source>
      <translation>Es aquello de lo que se hacen las celdas recurrentes y no puede ejecutarse.</translation>
    </message>
    <message>
      <source>It judges answers of yes and no, but numbers are to be predicted.</source>
      <translation>Juzga respuestas de sí y no, pero hay que predecir números.</translation>
    </message>
    <message>
      <source>It keeps means of its own while it runs.</source>
      <translation>Guarda medias propias mientras se ejecuta.</translation>
    </message>
    <message>
      <source>It keeps proportions among all axes, that of the examples too.</source>
      <translation>Mantiene las proporciones entre todos los ejes, también el de los ejemplos.</translation>
    </message>
    <message>
      <source>It looks along steps, but {shape} has none.</source>
      <translation>Mira a lo largo de los pasos, pero {shape} no tiene.</translation>
    </message>
    <message>
      <source>It looks for a place among the numbers of all examples.</source>
      <translation>Busca una posición entre los números de todos los ejemplos.</translation>
    </message>
    <message>
      <source>It looks for neither infinity.</source>
      <translation>No busca ninguno de los infinitos.</translation>
    </message>
    <message>
      <source>It looks up whole numbers (tokens), but decimal numbers ({dtype}) arrive.</source>
      <translation>Busca números enteros (tokens), pero llegan números decimales ({dtype}).</translation>
    </message>
    <message>
      <source>It loops over something that is no tensor.</source>
      <translation>Recorre algo que no es un tensor.</translation>
    </message>
    <message>
      <source>It loops over too many places, or over the examples.</source>
      <translation>Recorre demasiadas posiciones, o los ejemplos.</translation>
    </message>
    <message>
      <source>It loops without a round, so it gathers nothing.</source>
      <translation>No da ninguna vuelta, así que no reúne nada.</translation>
    </message>
    <message>
      <source>It makes more numbers than a drawing can hold.</source>
      <translation>Produce más números de los que admite un dibujo.</translation>
    </message>
    <message>
      <source>It may be one of {names}.</source>
      <translation>Puede ser {names}.</translation>
    </message>
    <message>
      <source>It may have been moved or renamed: choose it again in the data panel.</source>
      <translation>Puede que lo hayan movido o renombrado: elígelo de nuevo en el panel de datos.</translation>
    </message>
    <message>
      <source>It may have needed more memory than there is.</source>
      <translation>Quizá necesitaba más memoria de la que hay.</translation>
    </message>
    <message>
      <source>It mixes the examples of a batch: {before} arrives, {after} leaves.</source>
      <translation>Mezcla los ejemplos de un lote: llega {before}, sale {after}.</translation>
    </message>
    <message>
      <source>It mixes the numbers of different examples.</source>
      <translation>Mezcla los números de ejemplos distintos.</translation>
    </message>
    <message>
      <source>It moves the examples.</source>
      <translation>Mueve los ejemplos de sitio.</translation>
    </message>
    <message>
      <source>It must be at least {minimum}.</source>
      <translation>Debe ser como mínimo {minimum}.</translation>
    </message>
    <message>
      <source>It must be at most {maximum}.</source>
      <translation>Debe ser como máximo {maximum}.</translation>
    </message>
    <message>
      <source>It must give 0 or a number above it.</source>
      <translation>Debe dar 0 o un número mayor.</translation>
    </message>
    <message>
      <source>It needs data and a drawing without errors; then press Train and try it.</source>
      <translation>Hacen falta datos y un dibujo sin errores; después pulsa Entrenar y pruébala.</translation>
    </message>
    <message>
      <source>It needs data whose examples are rows of numbers, such as points in a plane.</source>
      <translation>Necesita datos cuyos ejemplos sean filas de números, como puntos de un plano.</translation>
    </message>
    <message>
      <source>It needs square matrices, but {shape} arrives.</source>
      <translation>Necesita matrices cuadradas, pero llega {shape}.</translation>
    </message>
    <message>
      <source>It normalises over {wanted}, but {shape} arrives.</source>
      <translation>Normaliza sobre {wanted}, pero llega {shape}.</translation>
    </message>
    <message>
      <source>It or its optimizer decides by the numbers themselves what to compute next. Nothing is wrong with it.</source>
      <translation>La red o su optimizador decide según los propios números qué calcular después. No tiene nada de malo.</translation>
    </message>
    <message>
      <source>It paints {painted} values along an axis, and a padding of {cut} cuts them all off.</source>
      <translation>Pinta {painted} valores a lo largo de un eje, y un relleno de {cut} los recorta todos.</translation>
    </message>
    <message>
      <source>It picks along several axes by places that are not known.</source>
      <translation>Elige a lo largo de varios ejes por posiciones que no se conocen.</translation>
    </message>
    <message>
      <source>It picks by a mask: only running it would tell how many numbers.</source>
      <translation>Elige con una máscara: solo al ejecutarlo se sabría cuántos números.</translation>
    </message>
    <message>
      <source>It pools along none, or along more than three axes.</source>
      <translation>Agrupa en ningún eje, o en más de tres.</translation>
    </message>
    <message>
      <source>It projects its state, which no block does.</source>
      <translation>Proyecta su estado, cosa que ningún bloque hace.</translation>
    </message>
    <message>
      <source>It reads sequences (batch × steps × numbers), but {shape} arrives.</source>
      <translation>Lee secuencias (lote × pasos × números), pero llega {shape}.</translation>
    </message>
    <message>
      <source>It says twice how to train; the first was kept.</source>
      <translation>Dice dos veces cómo entrenar; se conservó la primera.</translation>
    </message>
    <message>
      <source>It sees</source>
      <translation>La red ve</translation>
    </message>
    <message>
      <source>It shares its weight with the other wires of tie “{tie}”.</source>
      <translation>Comparte su peso con los demás cables del vínculo «{tie}».</translation>
    </message>
    <message>
      <source>It shares its weights with the first repeat, but {setting} would be {ours} instead of {theirs}.</source>
      <translation>Comparte sus pesos con la primera repetición, pero {setting} sería {ours} en vez de {theirs}.</translation>
    </message>
    <message>
      <source>It shifts places along other than two axes.</source>
      <translation>Desplaza posiciones en un número de ejes que no es dos.</translation>
    </message>
    <message>
      <source>It spreads another module over devices; it is no block of its own.</source>
      <translation>Reparte otro módulo entre dispositivos; no es un bloque propio.</translation>
    </message>
    <message>
      <source>It stands in the palette and is computed only where it is used.</source>
      <translation>Está en la paleta y solo se calcula donde se usa.</translation>
    </message>
    <message>
      <source>It stands in the palette. When you change it, all its uses follow.</source>
      <translation>Está en la paleta. Cuando lo cambies, cambiarán todos sus usos.</translation>
    </message>
    <message>
      <source>It stands inside itself, so it would never end.</source>
      <translation>Está dentro de sí mismo, así que nunca acabaría.</translation>
    </message>
    <message>
      <source>It starts from a hidden state and a cell state, but only one of them arrives.</source>
      <translation>Parte de un estado oculto y un estado de celda, pero solo llega uno de ellos.</translation>
    </message>
    <message>
      <source>It takes logarithms of probabilities, but any numbers may arrive.</source>
      <translation>Recibe logaritmos de probabilidades, pero pueden llegar números cualesquiera.</translation>
    </message>
    <message>
      <source>It takes probabilities from 0 to 1, but any numbers may arrive.</source>
      <translation>Recibe probabilidades de 0 a 1, pero pueden llegar números cualesquiera.</translation>
    </message>
    <message>
      <source>It takes windows as columns (batch × numbers × windows), but {shape} arrives.</source>
      <translation>Toma ventanas como columnas (lote × números × ventanas), pero llega {shape}.</translation>
    </message>
    <message>
      <source>It takes {count} numbers, but {given} came.</source>
      <translation>Espera {count} números, pero llegaron {given}.</translation>
    </message>
    <message>
      <source>It takes {wanted} numbers for each example, but {arrive} arrive ({shape}).</source>
      <translation>Toma {wanted} números por cada ejemplo, pero llegan {arrive} ({shape}).</translation>
    </message>
    <message>
      <source>It turns pairs of numbers, but there are {width}.</source>
      <translation>Gira pares de números, pero hay {width}.</translation>
    </message>
    <message>
      <source>It was loaded and tried with 1, 2 and 7 examples; the largest difference is {difference}.</source>
      <translation>Se cargó y se probó con 1, 2 y 7 ejemplos; la mayor diferencia es {difference}.</translation>
    </message>
    <message>
      <source>It was written by a newer Lienzo: format {version}, and this one reads up to {known}.</source>
      <translation>Lo escribió un Lienzo más nuevo: formato {version}, y este lee hasta el {known}.</translation>
    </message>
    <message>
      <source>It was written in training mode: call model.eval() before torch.export.</source>
      <translation>Se escribió en modo de entrenamiento: llama a model.eval() antes de torch.export.</translation>
    </message>
    <message>
      <source>It works along all axes at once.</source>
      <translation>Trabaja a lo largo de todos los ejes a la vez.</translation>
    </message>
    <message>
      <source>It works along axis 0, which counts the examples of a batch.</source>
      <translation>Trabaja a lo largo del eje 0, que cuenta los ejemplos de un lote.</translation>
    </message>
    <message>
      <source>It works on a single example, without an axis of examples.</source>
      <translation>Trabaja con un solo ejemplo, sin un eje de ejemplos.</translation>
    </message>
    <message>
      <source>It works on decimal numbers, and others arrive.</source>
      <translation>Trabaja con números decimales, y llegan otros.</translation>
    </message>
    <message>
      <source>It works on numbers alone.</source>
      <translation>Trabaja solo con números sueltos.</translation>
    </message>
    <message>
      <source>It would be exported with the weights it was born with.</source>
      <translation>Se exportaría con los pesos con los que nació.</translation>
    </message>
    <message>
      <source>It would give {shorter} numbers of the {size} that it remembers; it must be fewer.</source>
      <translation>Daría {shorter} números de los {size} que recuerda; deben ser menos.</translation>
    </message>
    <message>
      <source>It would need {needed} of memory to train; this computer has {there}.</source>
      <translation>Necesitaría {needed} de memoria para entrenar; este ordenador tiene {there}.</translation>
    </message>
    <message>
      <source>Its answers on the validation examples are no numbers.</source>
      <translation>Sus respuestas con los ejemplos de validación no son números.</translation>
    </message>
    <message>
      <source>Its attributes or what arrives are not what the standard says of it.</source>
      <translation>Sus atributos, o lo que le llega, no son lo que dice el estándar.</translation>
    </message>
    <message>
      <source>Its bias is neither 0 nor its bound.</source>
      <translation>Su sesgo no es ni 0 ni su límite.</translation>
    </message>
    <message>
      <source>Its branches give different shapes, and only running it would choose one.</source>
      <translation>Sus ramas dan formas distintas, y solo al ejecutarlo se elegiría una.</translation>
    </message>
    <message>
      <source>Its columns are: {names}.</source>
      <translation>Sus columnas son: {names}.</translation>
    </message>
    <message>
      <source>Its data is not there.</source>
      <translation>Sus datos no están.</translation>
    </message>
    <message>
      <source>Its functions call functions without an end.</source>
      <translation>Sus funciones llaman a funciones sin fin.</translation>
    </message>
    <message>
      <source>Its gates use a function that no block has.</source>
      <translation>Sus puertas usan una función que ningún bloque tiene.</translation>
    </message>
    <message>
      <source>Its gradient</source>
      <translation>Su gradiente</translation>
    </message>
    <message>
      <source>Its inputs are not as this operation takes them.</source>
      <translation>Sus entradas no son como las toma esta operación.</translation>
    </message>
    <message>
      <source>Its kernel has {sides} sides, so {wanted} axes must arrive, not {axes} ({shape}).</source>
      <translation>Su núcleo tiene {sides} lados, así que deben llegar {wanted} ejes, no {axes} ({shape}).</translation>
    </message>
    <message>
      <source>Its kernels arrive, and its borders are told by a name.</source>
      <translation>Sus núcleos llegan, y sus bordes se dicen con un nombre.</translation>
    </message>
    <message>
      <source>Its loop takes more than {count} rounds.</source>
      <translation>Su bucle da más de {count} vueltas.</translation>
    </message>
    <message>
      <source>Its memory is layers × batch × numbers ({shape}).</source>
      <translation>Su memoria es capas × lote × números ({shape}).</translation>
    </message>
    <message>
      <source>Its norm is neither the first nor the second.</source>
      <translation>Su norma no es ni la primera ni la segunda.</translation>
    </message>
    <message>
      <source>Its numbers are not known before it runs.</source>
      <translation>Sus números no se conocen antes de ejecutarlo.</translation>
    </message>
    <message>
      <source>Its numbers depend on how many examples there are.</source>
      <translation>Sus números dependen de cuántos ejemplos haya.</translation>
    </message>
    <message>
      <source>Its output padding of {extra} is not smaller than its stride of {stride}.</source>
      <translation>Su relleno de salida de {extra} no es menor que su paso de {stride}.</translation>
    </message>
    <message>
      <source>Its own activation: {activation}</source>
      <translation>Su propia activación: {activation}</translation>
    </message>
    <message>
      <source>Its padding of {padding} is more than half its kernel of {kernel}.</source>
      <translation>Su relleno de {padding} supera la mitad de su núcleo de {kernel}.</translation>
    </message>
    <message>
      <source>Its rate</source>
      <translation>Su tasa</translation>
    </message>
    <message>
      <source>Its repeats add up to more than {most} blocks.</source>
      <translation>Sus repeticiones suman más de {most} bloques.</translation>
    </message>
    <message>
      <source>Its repeats share their weights, which blocks that stand apart cannot.</source>
      <translation>Sus repeticiones comparten los pesos, y los bloques sueltos no pueden.</translation>
    </message>
    <message>
      <source>Its rounds</source>
      <translation>Sus vueltas</translation>
    </message>
    <message>
      <source>Its scale is not known before it runs, or of another shape than it normalises.</source>
      <translation>Su escala no se conoce antes de ejecutarlo, o tiene otra forma que lo que normaliza.</translation>
    </message>
    <message>
      <source>Its scale is not known before it runs.</source>
      <translation>Su escala no se conoce antes de ejecutarlo.</translation>
    </message>
    <message>
      <source>Its sequence of tensors is not known before it runs.</source>
      <translation>Su secuencia de tensores no se conoce antes de ejecutarlo.</translation>
    </message>
    <message>
      <source>Its sequences differ in length: {few} and {many} steps.</source>
      <translation>Sus secuencias difieren en longitud: {few} y {many} pasos.</translation>
    </message>
    <message>
      <source>Its settings do not fit together.</source>
      <translation>Sus ajustes no encajan entre sí.</translation>
    </message>
    <message>
      <source>Its shape ({shape}) is no list of whole numbers from 1 on.</source>
      <translation>Su forma ({shape}) no es una lista de números enteros desde 1.</translation>
    </message>
    <message>
      <source>Its turn on the way back is still to come in this walk.</source>
      <translation>En este recorrido aún no le ha tocado en el camino de vuelta.</translation>
    </message>
    <message>
      <source>Its turn to be computed is still to come in this walk.</source>
      <translation>En este recorrido aún no le ha tocado calcularse.</translation>
    </message>
    <message>
      <source>Its weight is drawn by chance when training begins.</source>
      <translation>Su peso se sortea al empezar a entrenar.</translation>
    </message>
    <message>
      <source>Its weights are not known before it runs, or others share them.</source>
      <translation>Sus pesos no se conocen antes de ejecutarlo, o los comparten otros.</translation>
    </message>
    <message>
      <source>Its weights would be {ours}, but those it is to use are {theirs}.</source>
      <translation>Sus pesos serían {ours}, pero los que ha de usar son {theirs}.</translation>
    </message>
    <message>
      <source>Its window spans {reach} values, but only {arrive} arrive ({shape}).</source>
      <translation>Su ventana abarca {reach} valores, pero solo llegan {arrive} ({shape}).</translation>
    </message>
    <message>
      <source>Its windows reach beyond its borders.</source>
      <translation>Sus ventanas sobrepasan los bordes.</translation>
    </message>
    <message>
      <source>Join blocks by dragging from port to port.</source>
      <translation>Une los bloques arrastrando de un puerto a otro.</translation>
    </message>
    <message>
      <source>Join heads</source>
      <translation>Unir cabezales</translation>
    </message>
    <message>
      <source>Join its input first.</source>
      <translation>Conecta antes su entrada.</translation>
    </message>
    <message>
      <source>Join weights</source>
      <translation>Unir pesos</translation>
    </message>
    <message>
      <source>Joined with what is there</source>
      <translation>Unido a lo que hay</translation>
    </message>
    <message>
      <source>Joins what its wires bring along one axis, in the order of the wires.</source>
      <translation>Une lo que traen sus cables a lo largo de un eje, en el orden de los cables.</translation>
    </message>
    <message>
      <source>Judge by</source>
      <translation>Juzgar por</translation>
    </message>
    <message>
      <source>Judges and exports a moving average of the weights, which learn on as they are. 0.99 to 0.9999 are usual; the closer to 1, the longer it remembers. 0: off.</source>
      <translation>Evalúa y exporta una media móvil de los pesos, que siguen aprendiendo tal cual. Lo usual es de 0.99 a 0.9999; cuanto más cerca de 1, más recuerda. 0: no.</translation>
    </message>
    <message>
      <source>Keep in my palette</source>
      <translation>Guardar en mi paleta</translation>
    </message>
    <message>
      <source>Keep the axis</source>
      <translation>Conservar el eje</translation>
    </message>
    <message>
      <source>Keep the axis with size 1</source>
      <translation>Conservar el eje con tamaño 1</translation>
    </message>
    <message>
      <source>Keep the best as a drawing</source>
      <translation>Quedarse con la mejor como dibujo</translation>
    </message>
    <message>
      <source>Keep the best weights</source>
      <translation>Guardar los mejores pesos</translation>
    </message>
    <message>
      <source>Keep the changes in my palette</source>
      <translation>Guardar los cambios en mi paleta</translation>
    </message>
    <message>
      <source>Keeps a power mean of each window: between the sum and the largest.</source>
      <translation>Conserva una media de potencias de cada ventana: entre la suma y el mayor.</translation>
    </message>
    <message>
      <source>Keeps every number between two bounds.</source>
      <translation>Mantiene cada número entre dos límites.</translation>
    </message>
    <message>
      <source>Keeps mean and spread of the training to use them afterwards.</source>
      <translation>Guarda media y dispersión del entrenamiento para usarlas después.</translation>
    </message>
    <message>
      <source>Keeps numbers above a threshold and replaces the others by a value.</source>
      <translation>Conserva los números por encima de un umbral y sustituye los demás por un valor.</translation>
    </message>
    <message>
      <source>Keeps positive numbers and bends negative ones towards a floor.</source>
      <translation>Conserva los números positivos y curva los negativos hacia un mínimo.</translation>
    </message>
    <message>
      <source>Keeps positive numbers and lets a little of the negative ones through.</source>
      <translation>Conserva los números positivos y deja pasar un poco de los negativos.</translation>
    </message>
    <message>
      <source>Keeps positive numbers and turns negative ones into zero.</source>
      <translation>Conserva los números positivos y convierte los negativos en cero.</translation>
    </message>
    <message>
      <source>Keeps the largest value of each window: smaller, but what was found stays.</source>
      <translation>Conserva el mayor valor de cada ventana: más pequeño, pero lo hallado queda.</translation>
    </message>
    <message>
      <source>Keeps the largest values, down to a chosen size whatever arrives.</source>
      <translation>Conserva los mayores valores, hasta un tamaño elegido, llegue lo que llegue.</translation>
    </message>
    <message>
      <source>Keeps the mean of each window.</source>
      <translation>Conserva la media de cada ventana.</translation>
    </message>
    <message>
      <source>Keeps the optimizer's weight decay off biases and normalisations.</source>
      <translation>El decaimiento de pesos del optimizador no toca sesgos ni normalizaciones.</translation>
    </message>
    <message>
      <source>Keeps the upper or the lower triangle of matrices.</source>
      <translation>Conserva el triángulo superior o el inferior de las matrices.</translation>
    </message>
    <message>
      <source>Keeps weights small while it trains: L1 brings many to zero, L2 shrinks large ones most. Biases are left alone.</source>
      <translation>Mantiene pequeños los pesos mientras se entrena: L1 lleva muchos a cero, L2 reduce sobre todo los grandes. No toca los sesgos.</translation>
    </message>
    <message>
      <source>Kept in</source>
      <translation>Se guardan en</translation>
    </message>
    <message>
      <source>Kernel</source>
      <translation>Núcleo</translation>
    </message>
    <message>
      <source>Kernel size</source>
      <translation>Tamaño del núcleo</translation>
    </message>
    <message>
      <source>Kernel {number}</source>
      <translation>Núcleo {number}</translation>
    </message>
    <message>
      <source>Kernels</source>
      <translation>Núcleos</translation>
    </message>
    <message>
      <source>Key</source>
      <translation>Clave</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Tipo</translation>
    </message>
    <message>
      <source>Kind of numbers</source>
      <translation>Tipo de números</translation>
    </message>
    <message>
      <source>Kind of numbers and sizes, where numbers that arrive decide them.</source>
      <translation>Clase de números y tamaños, cuando los deciden números que llegan.</translation>
    </message>
    <message>
      <source>Known are: {names}.</source>
      <translation>Se conocen: {names}.</translation>
    </message>
    <message>
      <source>Known as soon as the block is wired and without errors.</source>
      <translation>Se sabrá en cuanto el bloque esté conectado y sin errores.</translation>
    </message>
    <message>
      <source>Known as soon as the drawing has no errors.</source>
      <translation>Se sabrá en cuanto el dibujo no tenga errores.</translation>
    </message>
    <message>
      <source>Kullback-Leibler divergence</source>
      <translation>Divergencia de Kullback-Leibler</translation>
    </message>
    <message>
      <source>L = −ln p({name}) = −ln {share}</source>
      <translation>L = −ln p({name}) = −ln {share}</translation>
    </message>
    <message>
      <source>L is the loss of the whole batch of {count} examples.</source>
      <translation>L es la pérdida del lote entero de {count} ejemplos.</translation>
    </message>
    <message>
      <source>L-BFGS</source>
      <translation>L-BFGS</translation>
    </message>
    <message>
      <source>L-BFGS takes gradients as they are: it compares them with the loss.</source>
      <translation>L-BFGS toma los gradientes tal como son: los compara con la pérdida.</translation>
    </message>
    <message>
      <source>LSTM</source>
      <translation>LSTM</translation>
    </message>
    <message>
      <source>LSTM cell</source>
      <translation>Celda LSTM</translation>
    </message>
    <message>
      <source>Label smoothing</source>
      <translation>Suavizado de etiquetas</translation>
    </message>
    <message>
      <source>Labels as numbers</source>
      <translation>Etiquetas como números</translation>
    </message>
    <message>
      <source>Lambda</source>
      <translation>Lambda</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <source>Largest overlap</source>
      <translation>Mayor solapamiento</translation>
    </message>
    <message>
      <source>Largest slope</source>
      <translation>Pendiente máxima</translation>
    </message>
    <message>
      <source>Largest value</source>
      <translation>Valor máximo</translation>
    </message>
    <message>
      <source>Last axis</source>
      <translation>Último eje</translation>
    </message>
    <message>
      <source>Last offset included</source>
      <translation>Último inicio incluido</translation>
    </message>
    <message>
      <source>Layer normalisation</source>
      <translation>Normalización de capa</translation>
    </message>
    <message>
      <source>Layers</source>
      <translation>Capas</translation>
    </message>
    <message>
      <source>Lays channels out as finer points: fewer channels, a larger picture.</source>
      <translation>Extiende los canales como puntos más finos: menos canales, imagen mayor.</translation>
    </message>
    <message>
      <source>Lays copies of what arrives side by side.</source>
      <translation>Pone copias de lo que llega una al lado de otra.</translation>
    </message>
    <message>
      <source>Lays each example out as one long row of numbers.</source>
      <translation>Extiende cada ejemplo como una larga fila de números.</translation>
    </message>
    <message>
      <source>Lays what its wires bring side by side along a new axis.</source>
      <translation>Coloca lo que traen sus cables lado a lado en un eje nuevo.</translation>
    </message>
    <message>
      <source>Lead a first state to it, such as zeros or learned numbers.</source>
      <translation>Llévale un primer estado, como ceros o números aprendidos.</translation>
    </message>
    <message>
      <source>Lead it through a port of the group, or remove it.</source>
      <translation>Llévalo por un puerto del grupo o quítalo.</translation>
    </message>
    <message>
      <source>Lead sequences of one length to it.</source>
      <translation>Llévale secuencias de una sola longitud.</translation>
    </message>
    <message>
      <source>Lead the wire to another port, or remove it.</source>
      <translation>Lleva el cable a otro puerto o quítalo.</translation>
    </message>
    <message>
      <source>Lead the wire to {port}</source>
      <translation>Llevar el cable a {port}</translation>
    </message>
    <message>
      <source>Leaky ReLU</source>
      <translation>ReLU con fuga</translation>
    </message>
    <message>
      <source>Learned key and value</source>
      <translation>Clave y valor aprendidos</translation>
    </message>
    <message>
      <source>Learned positions</source>
      <translation>Posiciones aprendidas</translation>
    </message>
    <message>
      <source>Learned scale and shift</source>
      <translation>Escala y desplazamiento aprendidos</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Tasa de aprendizaje</translation>
    </message>
    <message>
      <source>Learning rate, batch size…</source>
      <translation>Tasa de aprendizaje, lote…</translation>
    </message>
    <message>
      <source>Learning rate: drag sideways, or type. It may change while training runs.</source>
      <translation>Tasa de aprendizaje: arrastra a los lados o escribe. Puede cambiar durante el entrenamiento.</translation>
    </message>
    <message>
      <source>Learns AND from its truth table.</source>
      <translation>Aprende AND de su tabla de verdad.</translation>
    </message>
    <message>
      <source>Learns a factor and a shift per channel after normalising.</source>
      <translation>Aprende un factor y un desplazamiento por canal tras normalizar.</translation>
    </message>
    <message>
      <source>Learns a factor and a shift per number after normalising.</source>
      <translation>Aprende un factor y un desplazamiento por número tras normalizar.</translation>
    </message>
    <message>
      <source>Least</source>
      <translation>Mínimo</translation>
    </message>
    <message>
      <source>Least change</source>
      <translation>Cambio mínimo</translation>
    </message>
    <message>
      <source>Least score</source>
      <translation>Puntuación mínima</translation>
    </message>
    <message>
      <source>Leave out</source>
      <translation>Omitir</translation>
    </message>
    <message>
      <source>Leave such examples out, or fill them, in the data block's settings.</source>
      <translation>Descarta esos ejemplos o rellénalos en los ajustes del bloque de datos.</translation>
    </message>
    <message>
      <source>Leave the group</source>
      <translation>Salir del grupo</translation>
    </message>
    <message>
      <source>Leave the row out</source>
      <translation>Omitir la fila</translation>
    </message>
    <message>
      <source>Leave them out of the selection.</source>
      <translation>Déjalos fuera de la selección.</translation>
    </message>
    <message>
      <source>Leave uneven rows out</source>
      <translation>Omitir filas desiguales</translation>
    </message>
    <message>
      <source>Leaves the axis there with size 1.</source>
      <translation>Deja el eje con tamaño 1.</translation>
    </message>
    <message>
      <source>Left button draws, right button rubs out.</source>
      <translation>El botón izquierdo dibuja, el derecho borra.</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Longitud</translation>
    </message>
    <message>
      <source>Length of a window</source>
      <translation>Longitud de una ventana</translation>
    </message>
    <message>
      <source>Lengthen it in one process: leave --processes out.</source>
      <translation>Alárgalo en un solo proceso: quita --processes.</translation>
    </message>
    <message>
      <source>Lengths</source>
      <translation>Longitudes</translation>
    </message>
    <message>
      <source>Lengths of the inputs</source>
      <translation>Longitudes de las entradas</translation>
    </message>
    <message>
      <source>Lengths of the targets</source>
      <translation>Longitudes de los objetivos</translation>
    </message>
    <message>
      <source>Less motion</source>
      <translation>Menos movimiento</translation>
    </message>
    <message>
      <source>Let decimal numbers arrive</source>
      <translation>Hacer que lleguen números decimales</translation>
    </message>
    <message>
      <source>Let every repeat give what it takes, or give each weights of its own.</source>
      <translation>Haz que cada repetición dé lo mismo que recibe o da a cada una pesos propios.</translation>
    </message>
    <message>
      <source>Let it be found again</source>
      <translation>Dejar que se deduzca de nuevo</translation>
    </message>
    <message>
      <source>Let it give {shape}</source>
      <translation>Hacer que dé {shape}</translation>
    </message>
    <message>
      <source>Let it minimise a loss block behind instead.</source>
      <translation>Haz que minimice un bloque de pérdida que esté detrás.</translation>
    </message>
    <message>
      <source>Let it move all of them or none, or fold them apart.</source>
      <translation>Haz que las mueva todas o ninguna, o pliégalas por separado.</translation>
    </message>
    <message>
      <source>Let its ports take whole sequences first.</source>
      <translation>Haz antes que sus puertos tomen secuencias enteras.</translation>
    </message>
    <message>
      <source>Let the first size be -1: it counts the examples.</source>
      <translation>Deja el primer tamaño en -1: cuenta los ejemplos.</translation>
    </message>
    <message>
      <source>Let the group choose it</source>
      <translation>Que lo elija el grupo</translation>
    </message>
    <message>
      <source>Let whole numbers arrive</source>
      <translation>Hacer que lleguen números enteros</translation>
    </message>
    <message>
      <source>Let yes and no arrive</source>
      <translation>Hacer que lleguen síes y noes</translation>
    </message>
    <message>
      <source>Lets neighbouring channels damp each other.</source>
      <translation>Deja que los canales vecinos se amortigüen entre sí.</translation>
    </message>
    <message>
      <source>Lets neighbouring channels damp each other; kept by PyTorch for old models.</source>
      <translation>Deja que canales vecinos se amortigüen; PyTorch la conserva para modelos antiguos.</translation>
    </message>
    <message>
      <source>Lets other schedules take turns.</source>
      <translation>Deja que otros planificadores se turnen.</translation>
    </message>
    <message>
      <source>Lets several other schedules act on the rate together.</source>
      <translation>Deja que varios planificadores actúen juntos sobre la tasa.</translation>
    </message>
    <message>
      <source>Lienzo</source>
      <translation>Lienzo</translation>
    </message>
    <message>
      <source>Lienzo ended unexpectedly last time.</source>
      <translation>Lienzo terminó de forma inesperada la última vez.</translation>
    </message>
    <message>
      <source>Lienzo made a mistake while preparing the training.</source>
      <translation>Lienzo cometió un error al preparar el entrenamiento.</translation>
    </message>
    <message>
      <source>Lienzo made a mistake while working on this ({verb}).</source>
      <translation>Lienzo cometió un error al trabajar en esto ({verb}).</translation>
    </message>
    <message>
      <source>Lienzo project</source>
      <translation>Proyecto de Lienzo</translation>
    </message>
    <message>
      <source>Lift setting</source>
      <translation>Subir ajuste al grupo</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Claro</translation>
    </message>
    <message>
      <source>Light theme</source>
      <translation>Tema claro</translation>
    </message>
    <message>
      <source>Like Adam, with far less memory for large matrices.</source>
      <translation>Como Adam, con mucha menos memoria para matrices grandes.</translation>
    </message>
    <message>
      <source>Limit</source>
      <translation>Límite</translation>
    </message>
    <message>
      <source>Limits of the clusters</source>
      <translation>Límites de los grupos</translation>
    </message>
    <message>
      <source>Line search</source>
      <translation>Búsqueda en línea</translation>
    </message>
    <message>
      <source>Line {line} has another number of cells, {cells} instead of {expected}: “{text}”.</source>
      <translation>La línea {line} tiene otro número de celdas, {cells} en lugar de {expected}: «{text}».</translation>
    </message>
    <message>
      <source>Line {line} of the file is not {encoding} text.</source>
      <translation>La línea {line} del archivo no es texto {encoding}.</translation>
    </message>
    <message>
      <source>Line {line}, column “{column}”: the value is missing (such cells: {count}).</source>
      <translation>Línea {line}, columna «{column}»: falta el valor (celdas así: {count}).</translation>
    </message>
    <message>
      <source>Line {line}, column “{column}”: “{text}” is no number (such cells: {count}).</source>
      <translation>Línea {line}, columna «{column}»: «{text}» no es un número (celdas así: {count}).</translation>
    </message>
    <message>
      <source>Linear</source>
      <translation>Lineal</translation>
    </message>
    <message>
      <source>Linear regression: gradient descent finds the slope and the intercept.</source>
      <translation>Regresión lineal: el descenso de gradiente halla la pendiente y la ordenada.</translation>
    </message>
    <message>
      <source>Load it with torch.export.load and write it anew with torch.export.save.</source>
      <translation>Cárgalo con torch.export.load y escríbelo de nuevo con torch.export.save.</translation>
    </message>
    <message>
      <source>Loading the data and checking the drawing…</source>
      <translation>Cargando los datos y comprobando el dibujo…</translation>
    </message>
    <message>
      <source>Local response normalisation</source>
      <translation>Normalización de respuesta local</translation>
    </message>
    <message>
      <source>Local response normalisation (older)</source>
      <translation>Normalización de respuesta local (antigua)</translation>
    </message>
    <message>
      <source>Log</source>
      <translation>Log</translation>
    </message>
    <message>
      <source>Log-probabilities</source>
      <translation>Log-probabilidades</translation>
    </message>
    <message>
      <source>Log-sigmoid</source>
      <translation>Log-sigmoide</translation>
    </message>
    <message>
      <source>Log-softmax</source>
      <translation>Log-softmax</translation>
    </message>
    <message>
      <source>Logarithm of the variance</source>
      <translation>Logaritmo de la varianza</translation>
    </message>
    <message>
      <source>Longest vector</source>
      <translation>Vector más largo</translation>
    </message>
    <message>
      <source>Longest wave</source>
      <translation>Onda más larga</translation>
    </message>
    <message>
      <source>Look</source>
      <translation>Ver</translation>
    </message>
    <message>
      <source>Look at its problems again: they are being found anew.</source>
      <translation>Mira otra vez sus problemas: se están buscando de nuevo.</translation>
    </message>
    <message>
      <source>Look at the Problems panel: it says what is missing.</source>
      <translation>Mira el panel Problemas: dice qué falta.</translation>
    </message>
    <message>
      <source>Look back only</source>
      <translation>Mirar solo atrás</translation>
    </message>
    <message>
      <source>Look for a quotation mark that is never closed.</source>
      <translation>Busca unas comillas que nunca se cierran.</translation>
    </message>
    <message>
      <source>Look for runs again</source>
      <translation>Buscar entrenamientos de nuevo</translation>
    </message>
    <message>
      <source>Look inside</source>
      <translation>Mirar dentro</translation>
    </message>
    <message>
      <source>Looking inside the network…</source>
      <translation>Mirando dentro de la red…</translation>
    </message>
    <message>
      <source>Looks up a learned vector for each whole number (token) that arrives.</source>
      <translation>Busca un vector aprendido para cada número entero (token) que llega.</translation>
    </message>
    <message>
      <source>Looks up regions of pictures, each on a grid of its own.</source>
      <translation>Busca regiones de imágenes, cada una en su propia cuadrícula.</translation>
    </message>
    <message>
      <source>Looks up the vectors of all tokens of an example and sums them up.</source>
      <translation>Busca los vectores de todos los tokens de un ejemplo y los resume en uno.</translation>
    </message>
    <message>
      <source>Loss</source>
      <translation>Pérdida</translation>
    </message>
    <message>
      <source>Lower the learning rate (to {rate}, say), let the data block standardise its numbers, or put a normalisation layer before this block; then go on from the last good step.</source>
      <translation>Baja la tasa de aprendizaje (a {rate}, por ejemplo), deja que el bloque de datos estandarice sus números o pon una capa de normalización antes de este bloque; después continúa desde el último paso bueno.</translation>
    </message>
    <message>
      <source>Lowers the rate along half a wave, again and again.</source>
      <translation>Baja la tasa a lo largo de media onda, una y otra vez.</translation>
    </message>
    <message>
      <source>Lowers the rate along half a wave, slowly first, slowly last.</source>
      <translation>Baja la tasa a lo largo de media onda, despacio al principio y al final.</translation>
    </message>
    <message>
      <source>Lowers the rate by a factor at the epochs you choose.</source>
      <translation>Baja la tasa por un factor en las épocas que elijas.</translation>
    </message>
    <message>
      <source>Lowers the rate by a factor every few epochs.</source>
      <translation>Baja la tasa por un factor cada ciertas épocas.</translation>
    </message>
    <message>
      <source>Lowers the rate to nothing along a power of the time left.</source>
      <translation>Baja la tasa hasta cero según una potencia del tiempo restante.</translation>
    </message>
    <message>
      <source>Lowers the rate when the loss has stopped falling for a while.</source>
      <translation>Baja la tasa cuando la pérdida lleva un tiempo sin bajar.</translation>
    </message>
    <message>
      <source>Lowest momentum</source>
      <translation>Momento mínimo</translation>
    </message>
    <message>
      <source>Lowest rate</source>
      <translation>Tasa mínima</translation>
    </message>
    <message>
      <source>Made by Lienzo.</source>
      <translation>Hecho por Lienzo.</translation>
    </message>
    <message>
      <source>Magnitudes</source>
      <translation>Magnitudes</translation>
    </message>
    <message>
      <source>Main directions</source>
      <translation>Ejes principales</translation>
    </message>
    <message>
      <source>Make a block of my own</source>
      <translation>Hacer un bloque propio</translation>
    </message>
    <message>
      <source>Make both of the same width, for example with a Dense block before each.</source>
      <translation>Dales la misma anchura, por ejemplo con un bloque Densa antes de cada una.</translation>
    </message>
    <message>
      <source>Make both shapes equal, with a Reshape or a Dense block before the loss.</source>
      <translation>Iguala ambas formas, con un bloque Cambiar forma o Densa antes de la pérdida.</translation>
    </message>
    <message>
      <source>Make it a plain tensor (tensor.detach().clone()) and write the program anew.</source>
      <translation>Hazlo un tensor corriente (tensor.detach().clone()) y escribe el programa de nuevo.</translation>
    </message>
    <message>
      <source>Make it linear</source>
      <translation>Hacerla lineal</translation>
    </message>
    <message>
      <source>Make it of that shape, or take its wire away.</source>
      <translation>Dale esa forma, o quita su cable.</translation>
    </message>
    <message>
      <source>Make it {shape}</source>
      <translation>Hacerlo {shape}</translation>
    </message>
    <message>
      <source>Make its activation linear: the answers are turned into probabilities anyway.</source>
      <translation>Haz lineal su activación: las respuestas se convierten en probabilidades de todos modos.</translation>
    </message>
    <message>
      <source>Make matrices</source>
      <translation>Hacer matrices</translation>
    </message>
    <message>
      <source>Make one out of a group first.</source>
      <translation>Haz antes uno a partir de un grupo.</translation>
    </message>
    <message>
      <source>Make room on that disk, or choose less data.</source>
      <translation>Haz sitio en ese disco o elige menos datos.</translation>
    </message>
    <message>
      <source>Make room or give yourself the right to write at {place}.</source>
      <translation>Haz sitio o date permiso para escribir en {place}.</translation>
    </message>
    <message>
      <source>Make the border at most {most}.</source>
      <translation>Haz el borde de {most} como mucho.</translation>
    </message>
    <message>
      <source>Make the kernel smaller, add padding, or shrink less before it.</source>
      <translation>Reduce el núcleo, añade relleno o encoge menos antes.</translation>
    </message>
    <message>
      <source>Make the kernel {size}</source>
      <translation>Hacer el núcleo de {size}</translation>
    </message>
    <message>
      <source>Make the output padding smaller, or the stride larger.</source>
      <translation>Haz menor el relleno de salida o mayor el paso.</translation>
    </message>
    <message>
      <source>Make the padding smaller or the kernel larger.</source>
      <translation>Reduce el relleno o agranda el núcleo.</translation>
    </message>
    <message>
      <source>Make the padding smaller, or the kernel larger.</source>
      <translation>Haz menor el relleno o mayor el núcleo.</translation>
    </message>
    <message>
      <source>Make the window smaller, or bring more.</source>
      <translation>Haz la ventana más pequeña o trae más.</translation>
    </message>
    <message>
      <source>Makes axes longer or shorter by looking between their places.</source>
      <translation>Alarga o acorta ejes mirando entre sus lugares.</translation>
    </message>
    <message>
      <source>Makes {losses} small by moving {moved}.</source>
      <translation>Reduce {losses} moviendo {moved}.</translation>
    </message>
    <message>
      <source>Many examples at once</source>
      <translation>Muchos ejemplos a la vez</translation>
    </message>
    <message>
      <source>Margin</source>
      <translation>Margen</translation>
    </message>
    <message>
      <source>Margin loss over classes</source>
      <translation>Pérdida de margen entre clases</translation>
    </message>
    <message>
      <source>Mask</source>
      <translation>Máscara</translation>
    </message>
    <message>
      <source>Mask of the memory</source>
      <translation>Máscara de la memoria</translation>
    </message>
    <message>
      <source>Mask of the source</source>
      <translation>Máscara de la fuente</translation>
    </message>
    <message>
      <source>Mask of the target</source>
      <translation>Máscara del objetivo</translation>
    </message>
    <message>
      <source>Masked fill</source>
      <translation>Rellenar con máscara</translation>
    </message>
    <message>
      <source>Masked mean</source>
      <translation>Media con máscara</translation>
    </message>
    <message>
      <source>Matrix function</source>
      <translation>Función matricial</translation>
    </message>
    <message>
      <source>Matrix product</source>
      <translation>Producto de matrices</translation>
    </message>
    <message>
      <source>Max pooling that also tells where each maximum stood, for unpooling.</source>
      <translation>Agrupación máxima que también dice dónde estaba cada máximo, para deshacerla.</translation>
    </message>
    <message>
      <source>Max pooling with indices</source>
      <translation>Agrupación máxima con índices</translation>
    </message>
    <message>
      <source>Max pooling with indices {axes}D</source>
      <translation>Agrupación máxima con índices {axes}D</translation>
    </message>
    <message>
      <source>Max pooling with windows placed at random, to shrink by any ratio.</source>
      <translation>Agrupación máxima con ventanas al azar, para encoger en cualquier proporción.</translation>
    </message>
    <message>
      <source>Max pooling {axes}D</source>
      <translation>Agrupación máxima {axes}D</translation>
    </message>
    <message>
      <source>Max unpooling (dynamic size)</source>
      <translation>Desagrupación máxima (dinámica)</translation>
    </message>
    <message>
      <source>Max unpooling {axes}D</source>
      <translation>Desagrupación máxima {axes}D</translation>
    </message>
    <message>
      <source>Maximum</source>
      <translation>Máximo</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Media</translation>
    </message>
    <message>
      <source>Mean absolute error</source>
      <translation>Error absoluto medio</translation>
    </message>
    <message>
      <source>Mean over an axis</source>
      <translation>Media sobre un eje</translation>
    </message>
    <message>
      <source>Mean squared error</source>
      <translation>Error cuadrático medio</translation>
    </message>
    <message>
      <source>Mean, or chance</source>
      <translation>Media o probabilidad</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Medir</translation>
    </message>
    <message>
      <source>Measure watched</source>
      <translation>Medida</translation>
    </message>
    <message>
      <source>Measures</source>
      <translation>Medidas</translation>
    </message>
    <message>
      <source>Measuring…</source>
      <translation>Midiendo…</translation>
    </message>
    <message>
      <source>Memory</source>
      <translation>Memoria</translation>
    </message>
    <message>
      <source>Memory, or on disk and read while training, with the same results: auto chooses disk for data that would take more than a quarter of the free memory.</source>
      <translation>En memoria, o en el disco y leídos durante el entrenamiento, con los mismos resultados: automático elige el disco para datos que ocuparían más de un cuarto de la memoria libre.</translation>
    </message>
    <message>
      <source>Mend that line, choose another delimiter, or set “Uneven rows” to skip.</source>
      <translation>Corrige esa línea, elige otro separador, o pon «Filas desiguales» en skip (omitir).</translation>
    </message>
    <message>
      <source>Mend the cell, or set “Missing values” to drop or fill.</source>
      <translation>Corrige la celda, o pon «Valores ausentes» en drop (descartar) o fill (rellenar).</translation>
    </message>
    <message>
      <source>Mend what the Problems panel says and press Train; what stayed keeps its weights.</source>
      <translation>Arregla lo que dice el panel Problemas y pulsa Entrenar; lo que no cambió conserva sus pesos.</translation>
    </message>
    <message>
      <source>Mend what the problems panel lists first.</source>
      <translation>Corrige primero lo que muestra el panel de problemas.</translation>
    </message>
    <message>
      <source>Minimise this loss</source>
      <translation>Minimizar esta pérdida</translation>
    </message>
    <message>
      <source>Mirror</source>
      <translation>Reflejar</translation>
    </message>
    <message>
      <source>Mirror padding {axes}D</source>
      <translation>Relleno en espejo {axes}D</translation>
    </message>
    <message>
      <source>Mish</source>
      <translation>Mish</translation>
    </message>
    <message>
      <source>Missing values</source>
      <translation>Valores ausentes</translation>
    </message>
    <message>
      <source>Mixes the channels of groups, so that groups see each other.</source>
      <translation>Mezcla los canales de los grupos, para que se vean unos a otros.</translation>
    </message>
    <message>
      <source>Mixes values by how well keys suit queries; nothing is learned in it.</source>
      <translation>Mezcla valores según lo bien que las claves casan con las consultas; en ella no se aprende nada.</translation>
    </message>
    <message>
      <source>Mode</source>
      <translation>Modo</translation>
    </message>
    <message>
      <source>Models (*.onnx *.pt2);;All files (*)</source>
      <translation>Modelos (*.onnx *.pt2);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Momentum</source>
      <translation>Momento (momentum)</translation>
    </message>
    <message>
      <source>Momentum decay</source>
      <translation>Decaimiento del momento</translation>
    </message>
    <message>
      <source>Momentum moves too</source>
      <translation>El momento también se mueve</translation>
    </message>
    <message>
      <source>More</source>
      <translation>Más</translation>
    </message>
    <message>
      <source>More settings</source>
      <translation>Más ajustes</translation>
    </message>
    <message>
      <source>More steps</source>
      <translation>Más pasos</translation>
    </message>
    <message>
      <source>Most</source>
      <translation>Máximo</translation>
    </message>
    <message>
      <source>Most seconds</source>
      <translation>Segundos máx.</translation>
    </message>
    <message>
      <source>Most tries</source>
      <translation>Intentos máximos</translation>
    </message>
    <message>
      <source>Move</source>
      <translation>Mover</translation>
    </message>
    <message>
      <source>Move down</source>
      <translation>Bajar</translation>
    </message>
    <message>
      <source>Move every block before it</source>
      <translation>Mover todos los bloques anteriores</translation>
    </message>
    <message>
      <source>Move the port</source>
      <translation>Mover el puerto</translation>
    </message>
    <message>
      <source>Move up</source>
      <translation>Subir</translation>
    </message>
    <message>
      <source>Move wire</source>
      <translation>Mover cable</translation>
    </message>
    <message>
      <source>Moved</source>
      <translation>Movido</translation>
    </message>
    <message>
      <source>Moves all places on; what leaves at one end enters at the other.</source>
      <translation>Desplaza todos los lugares; lo que sale por un extremo entra por el otro.</translation>
    </message>
    <message>
      <source>Moves every number towards zero, and those near it all the way.</source>
      <translation>Acerca cada número a cero, y los cercanos los lleva hasta él.</translation>
    </message>
    <message>
      <source>Moves only the used rows of embeddings with sparse gradients; Adam the rest.</source>
      <translation>Ajusta solo las filas usadas de embeddings con gradientes dispersos; Adam, el resto.</translation>
    </message>
    <message>
      <source>Moves remembered</source>
      <translation>Ajustes recordados</translation>
    </message>
    <message>
      <source>Moves the rate in a straight line from one factor to another: a warm-up.</source>
      <translation>Mueve la tasa en línea recta de un factor a otro: un calentamiento.</translation>
    </message>
    <message>
      <source>Moves the rate up and down between two values, step by step.</source>
      <translation>Mueve la tasa arriba y abajo entre dos valores, paso a paso.</translation>
    </message>
    <message>
      <source>Multi-head attention</source>
      <translation>Atención de varios cabezales</translation>
    </message>
    <message>
      <source>Multi-label loss</source>
      <translation>Pérdida multietiqueta</translation>
    </message>
    <message>
      <source>Multi-label margin loss</source>
      <translation>Pérdida de margen multietiqueta</translation>
    </message>
    <message>
      <source>Multiplies and sums as an equation says, axis by axis.</source>
      <translation>Multiplica y suma como dice una ecuación, eje por eje.</translation>
    </message>
    <message>
      <source>Multiplies the first rate by what a formula gives.</source>
      <translation>Multiplica la tasa inicial por lo que da una fórmula.</translation>
    </message>
    <message>
      <source>Multiplies the rate by a factor at every epoch.</source>
      <translation>Multiplica la tasa por un factor en cada época.</translation>
    </message>
    <message>
      <source>Multiplies the rate by a factor for the first epochs, then lets go.</source>
      <translation>Multiplica la tasa por un factor en las primeras épocas y luego la suelta.</translation>
    </message>
    <message>
      <source>Multiplies the rate, each time anew, by what a formula gives.</source>
      <translation>Multiplica la tasa, cada vez de nuevo, por lo que da una fórmula.</translation>
    </message>
    <message>
      <source>Multiplies two matrices, example by example.</source>
      <translation>Multiplica dos matrices, ejemplo a ejemplo.</translation>
    </message>
    <message>
      <source>Multiplies what its wires bring, number by number.</source>
      <translation>Multiplica lo que traen sus cables, número a número.</translation>
    </message>
    <message>
      <source>Multiply-adds</source>
      <translation>Multiplicaciones-sumas</translation>
    </message>
    <message>
      <source>Multiply-adds for one example</source>
      <translation>Multiplicaciones-sumas por ejemplo</translation>
    </message>
    <message>
      <source>Muon</source>
      <translation>Muon</translation>
    </message>
    <message>
      <source>NAdam</source>
      <translation>NAdam</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Nombre</translation>
    </message>
    <message>
      <source>Name a file in a folder that exists.</source>
      <translation>Nombra un archivo en una carpeta que exista.</translation>
    </message>
    <message>
      <source>Name each of {axes} once; 0 is the batch.</source>
      <translation>Nombra cada uno de {axes} una vez; 0 es el lote.</translation>
    </message>
    <message>
      <source>Name each setting once.</source>
      <translation>Nombra cada ajuste una sola vez.</translation>
    </message>
    <message>
      <source>Name its folder: --run DIR</source>
      <translation>Indica su carpeta: --run DIR</translation>
    </message>
    <message>
      <source>Names that formulas inside may speak of, such as =channels * 2.</source>
      <translation>Nombres que pueden usar las fórmulas de dentro, como =channels * 2.</translation>
    </message>
    <message>
      <source>Names with spaces between; empty for the usual ones.</source>
      <translation>Nombres separados por espacios; vacío para los habituales.</translation>
    </message>
    <message>
      <source>Negative log-likelihood</source>
      <translation>Log-verosimilitud negativa</translation>
    </message>
    <message>
      <source>Negative log-likelihood 2D (older)</source>
      <translation>Log-verosimilitud negativa 2D (antigua)</translation>
    </message>
    <message>
      <source>Negative slope</source>
      <translation>Pendiente negativa</translation>
    </message>
    <message>
      <source>Neither was trained on this machine: train them to compare how they learn.</source>
      <translation>Ninguno se ha entrenado en este equipo: entrénalos para comparar cómo aprenden.</translation>
    </message>
    <message>
      <source>Nesterov momentum</source>
      <translation>Momento de Nesterov</translation>
    </message>
    <message>
      <source>Network and weights in one file; PyTorch runs it without any code.</source>
      <translation>Red y pesos en un solo archivo; PyTorch lo ejecuta sin código.</translation>
    </message>
    <message>
      <source>Neuron</source>
      <translation>Neurona</translation>
    </message>
    <message>
      <source>Neuron of the layer</source>
      <translation>Neurona de la capa</translation>
    </message>
    <message>
      <source>Neuron {number}</source>
      <translation>Neurona {number}</translation>
    </message>
    <message>
      <source>Neuron {number} ({name})</source>
      <translation>Neurona {number} ({name})</translation>
    </message>
    <message>
      <source>Neurons</source>
      <translation>Neuronas</translation>
    </message>
    <message>
      <source>Neurons ({count})</source>
      <translation>Neuronas ({count})</translation>
    </message>
    <message>
      <source>New drawing</source>
      <translation>Dibujo nuevo</translation>
    </message>
    <message>
      <source>New sizes</source>
      <translation>Nuevos tamaños</translation>
    </message>
    <message>
      <source>New steps</source>
      <translation>Pasos nuevos</translation>
    </message>
    <message>
      <source>Newton-Schulz factors</source>
      <translation>Factores de Newton-Schulz</translation>
    </message>
    <message>
      <source>Next example</source>
      <translation>Ejemplo siguiente</translation>
    </message>
    <message>
      <source>Next neuron</source>
      <translation>Neurona siguiente</translation>
    </message>
    <message>
      <source>Nine neurons, wired one by one, learn what a single one cannot.</source>
      <translation>Nueve neuronas, conectadas una a una, aprenden lo que una sola no puede.</translation>
    </message>
    <message>
      <source>No</source>
      <translation>No</translation>
    </message>
    <message>
      <source>No C++ compiler was found on this machine</source>
      <translation>No hay compilador de C++ en este equipo</translation>
    </message>
    <message>
      <source>No block before this loss can learn, so training would change nothing.</source>
      <translation>Ningún bloque anterior a esta pérdida puede aprender, así que entrenar no cambiaría nada.</translation>
    </message>
    <message>
      <source>No block does what it does.</source>
      <translation>Ningún bloque hace lo que él hace.</translation>
    </message>
    <message>
      <source>No block has these words.</source>
      <translation>Ningún bloque tiene estas palabras.</translation>
    </message>
    <message>
      <source>No column is left to predict “{target}” from.</source>
      <translation>No queda ninguna columna con la que predecir «{target}».</translation>
    </message>
    <message>
      <source>No examples are kept for validation, by which trials are compared.</source>
      <translation>No se guardan ejemplos de validación, con los que se comparan las pruebas.</translation>
    </message>
    <message>
      <source>No file is chosen yet.</source>
      <translation>Todavía no has elegido ningún archivo.</translation>
    </message>
    <message>
      <source>No loss answers to it: there is no way back.</source>
      <translation>Ninguna pérdida depende de esto: no hay camino de vuelta.</translation>
    </message>
    <message>
      <source>No name has these words.</source>
      <translation>Ningún nombre tiene esas palabras.</translation>
    </message>
    <message>
      <source>No network has these words.</source>
      <translation>Ninguna red tiene esas palabras.</translation>
    </message>
    <message>
      <source>No problems.</source>
      <translation>Sin problemas.</translation>
    </message>
    <message>
      <source>No step follows a longer gradient: where it is longer it is shortened. 0: off.</source>
      <translation>Ningún paso sigue un gradiente más largo: si lo es, se acorta. 0: no.</translation>
    </message>
    <message>
      <source>No table yet</source>
      <translation>Aún no hay tabla</translation>
    </message>
    <message>
      <source>Noise</source>
      <translation>Ruido</translation>
    </message>
    <message>
      <source>Noisy line</source>
      <translation>Recta con ruido</translation>
    </message>
    <message>
      <source>Non-maximum suppression</source>
      <translation>Supresión de no máximos</translation>
    </message>
    <message>
      <source>None</source>
      <translation>Ninguna</translation>
    </message>
    <message>
      <source>None (linear)</source>
      <translation>Ninguna (lineal)</translation>
    </message>
    <message>
      <source>None yet. Formulas inside, such as =channels * 2, speak of these names.</source>
      <translation>Aún no hay. Las fórmulas de dentro, como =channels * 2, hablan de estos nombres.</translation>
    </message>
    <message>
      <source>Nonzero elements</source>
      <translation>Elementos no nulos</translation>
    </message>
    <message>
      <source>Normal, evenly, whole numbers, 1 by chance, or an order.</source>
      <translation>Normal, uniforme, números enteros, 1 por azar o un orden.</translation>
    </message>
    <message>
      <source>Normalisation</source>
      <translation>Normalización</translation>
    </message>
    <message>
      <source>Normalise first</source>
      <translation>Normalizar primero</translation>
    </message>
    <message>
      <source>Normalised shape</source>
      <translation>Forma normalizada</translation>
    </message>
    <message>
      <source>Normalises before attention instead of after; deep stacks train better.</source>
      <translation>Normaliza antes de la atención y no después; las pilas profundas entrenan mejor.</translation>
    </message>
    <message>
      <source>Not shared</source>
      <translation>Sin compartir</translation>
    </message>
    <message>
      <source>Nothing arrives at some of these neurons.</source>
      <translation>A algunas de estas neuronas no les llega nada.</translation>
    </message>
    <message>
      <source>Nothing arrives at {port}.</source>
      <translation>No llega nada a {port}.</translation>
    </message>
    <message>
      <source>Nothing differs.</source>
      <translation>No hay diferencias.</translation>
    </message>
    <message>
      <source>Nothing has these words. Try fewer letters.</source>
      <translation>Nada tiene estas palabras. Prueba con menos letras.</translation>
    </message>
    <message>
      <source>Nothing is computed here.</source>
      <translation>Aquí no se calcula nada.</translation>
    </message>
    <message>
      <source>Nothing is minimised yet: this is reckoned as if Adam trained it.</source>
      <translation>Aún no se minimiza nada: se calcula como si lo entrenara Adam.</translation>
    </message>
    <message>
      <source>Nothing is to be tried.</source>
      <translation>No hay nada que probar.</translation>
    </message>
    <message>
      <source>Nothing is wired to it yet: draw wires to it on the canvas.</source>
      <translation>Aún no le llega ningún cable: trázalos hasta ella en el lienzo.</translation>
    </message>
    <message>
      <source>Nothing may be written at {place}.</source>
      <translation>No se puede escribir en {place}.</translation>
    </message>
    <message>
      <source>Nothing measures “{measure}” here, so it stops no training.</source>
      <translation>Aquí nada mide «{measure}», así que no detiene ningún entrenamiento.</translation>
    </message>
    <message>
      <source>Nothing says how wrong its answers are, so it cannot be trained.</source>
      <translation>Nada dice cuánto se equivocan sus respuestas, así que no se puede entrenar.</translation>
    </message>
    <message>
      <source>Nothing says what kind of block it is.</source>
      <translation>Nada dice qué tipo de bloque es.</translation>
    </message>
    <message>
      <source>Nothing says yet what the network should learn.</source>
      <translation>Todavía nada dice qué debe aprender la red.</translation>
    </message>
    <message>
      <source>Nothing was changed.</source>
      <translation>No se ha cambiado nada.</translation>
    </message>
    <message>
      <source>Nothing without axes</source>
      <translation>Nada si no hay ejes</translation>
    </message>
    <message>
      <source>NumPy arrays (*.npz *.npy);;All files (*)</source>
      <translation>Matrices de NumPy (*.npz *.npy);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Número</translation>
    </message>
    <message>
      <source>Number now</source>
      <translation>Número ahora</translation>
    </message>
    <message>
      <source>Number range</source>
      <translation>Rango de números</translation>
    </message>
    <message>
      <source>Number range (dynamic)</source>
      <translation>Rango de números (dinámico)</translation>
    </message>
    <message>
      <source>Numbers</source>
      <translation>Números</translation>
    </message>
    <message>
      <source>Numbers are written as your system writes them.</source>
      <translation>Los números se escriben como los escribe tu sistema.</translation>
    </message>
    <message>
      <source>Numbers at equal distances.</source>
      <translation>Números a distancias iguales.</translation>
    </message>
    <message>
      <source>Numbers drawn anew for every batch: as many as arrive, or of a shape of their own.</source>
      <translation>Números sorteados de nuevo en cada lote: tantos como llegan, o con forma propia.</translation>
    </message>
    <message>
      <source>Numbers drawn small or with spread 1, or all alike.</source>
      <translation>Números sorteados pequeños o con dispersión 1, o todos iguales.</translation>
    </message>
    <message>
      <source>Numbers in</source>
      <translation>Números que entran</translation>
    </message>
    <message>
      <source>Numbers in (first)</source>
      <translation>Números que entran (primera)</translation>
    </message>
    <message>
      <source>Numbers in (second)</source>
      <translation>Números que entran (segunda)</translation>
    </message>
    <message>
      <source>Numbers in order along an axis, and where each stood before.</source>
      <translation>Los números en orden a lo largo de un eje, y dónde estaba cada uno.</translation>
    </message>
    <message>
      <source>Numbers of the kind {kind} exist in no block.</source>
      <translation>Ningún bloque tiene números del tipo {kind}.</translation>
    </message>
    <message>
      <source>Numbers per step</source>
      <translation>Números por paso</translation>
    </message>
    <message>
      <source>Numbers per token</source>
      <translation>Números por token</translation>
    </message>
    <message>
      <source>Numbers that stand in the drawing and never change.</source>
      <translation>Números que están en el dibujo y nunca cambian.</translation>
    </message>
    <message>
      <source>Numbers that training moves, for others to compute with.</source>
      <translation>Números que el entrenamiento mueve, para que otros calculen con ellos.</translation>
    </message>
    <message>
      <source>Numbers turned</source>
      <translation>Números que giran</translation>
    </message>
    <message>
      <source>ONNX model</source>
      <translation>Modelo ONNX</translation>
    </message>
    <message>
      <source>Objective</source>
      <translation>Objetivo</translation>
    </message>
    <message>
      <source>Objective “{name}”</source>
      <translation>Objetivo «{name}»</translation>
    </message>
    <message>
      <source>Of boxes that overlap, keeps those that score best, class by class.</source>
      <translation>De las cajas que se solapan, conserva las de mejor puntuación, clase por clase.</translation>
    </message>
    <message>
      <source>Of each example where something arrives, else of all.</source>
      <translation>De cada ejemplo si llega algo; si no, de todo.</translation>
    </message>
    <message>
      <source>Of kernel {number}:</source>
      <translation>Del núcleo {number}:</translation>
    </message>
    <message>
      <source>Off: the shape is that of all that arrives, and no axis counts examples.</source>
      <translation>Desactivado: la forma es la de todo lo que llega y ningún eje cuenta ejemplos.</translation>
    </message>
    <message>
      <source>On an edge: the bin after it</source>
      <translation>En un límite: el intervalo siguiente</translation>
    </message>
    <message>
      <source>Once it trains, it stands here what was chosen.</source>
      <translation>En cuanto entrene, aquí se verá lo elegido.</translation>
    </message>
    <message>
      <source>One ONNX file holds at most 2 GB, and this network needs more.</source>
      <translation>Un archivo ONNX admite como máximo 2 GB, y esta red necesita más.</translation>
    </message>
    <message>
      <source>One after the other</source>
      <translation>Uno tras otro</translation>
    </message>
    <message>
      <source>One channel of greys instead of red, green and blue.</source>
      <translation>Un canal de grises en lugar de rojo, verde y azul.</translation>
    </message>
    <message>
      <source>One cycle</source>
      <translation>Un ciclo</translation>
    </message>
    <message>
      <source>One function of two numbers: a power, a remainder, a comparison, and, or.</source>
      <translation>Una función de dos números: una potencia, un resto, una comparación, y, o.</translation>
    </message>
    <message>
      <source>One function on every number: exponential, root, sine, rounding and many more.</source>
      <translation>Una función sobre cada número: exponencial, raíz, seno, redondeo y muchas más.</translation>
    </message>
    <message>
      <source>One neuron</source>
      <translation>Una neurona</translation>
    </message>
    <message>
      <source>One neuron draws a straight border between two clouds of points.</source>
      <translation>Una neurona traza una frontera recta entre dos nubes de puntos.</translation>
    </message>
    <message>
      <source>One neuron fewer in this column</source>
      <translation>Una neurona menos en esta columna</translation>
    </message>
    <message>
      <source>One neuron learns AND</source>
      <translation>Una neurona aprende AND</translation>
    </message>
    <message>
      <source>One neuron more in this column</source>
      <translation>Una neurona más en esta columna</translation>
    </message>
    <message>
      <source>One number in the shape of what arrives.</source>
      <translation>Un número con la forma de lo que llega.</translation>
    </message>
    <message>
      <source>One number made of the data: a column, its square, its sine, or a product of two.</source>
      <translation>Un número hecho con los datos: una columna, su cuadrado, su seno o un producto de dos.</translation>
    </message>
    <message>
      <source>One number per class; a larger one makes its mistakes count more.</source>
      <translation>Un número por clase; uno mayor hace que sus errores cuenten más.</translation>
    </message>
    <message>
      <source>One number per class; a larger one makes its mistakes count more. The word balanced weighs rare classes more, as counted on the training examples.</source>
      <translation>Un número por clase; uno mayor hace que sus errores cuenten más. La palabra balanced da más peso a las clases raras, según los ejemplos de entrenamiento.</translation>
    </message>
    <message>
      <source>One number per output; a larger one makes missed ones count more.</source>
      <translation>Un número por salida; uno mayor hace que los unos no acertados cuenten más.</translation>
    </message>
    <message>
      <source>One number that stands in the drawing.</source>
      <translation>Un número que está en el dibujo.</translation>
    </message>
    <message>
      <source>One of its branches gives no tensor.</source>
      <translation>Una de sus ramas no da ningún tensor.</translation>
    </message>
    <message>
      <source>One of the splits is empty, so it cannot be measured on.</source>
      <translation>Una de las particiones está vacía, así que no se puede medir con ella.</translation>
    </message>
    <message>
      <source>One over the root of the width unless chosen.</source>
      <translation>Uno partido por la raíz de la anchura si no se elige.</translation>
    </message>
    <message>
      <source>One step of a GRU.</source>
      <translation>Un paso de una GRU.</translation>
    </message>
    <message>
      <source>One step of an LSTM.</source>
      <translation>Un paso de una LSTM.</translation>
    </message>
    <message>
      <source>One step of an RNN.</source>
      <translation>Un paso de una RNN.</translation>
    </message>
    <message>
      <source>One value for every repeat</source>
      <translation>Un valor para cada repetición</translation>
    </message>
    <message>
      <source>One-hot encoding</source>
      <translation>Codificación one-hot</translation>
    </message>
    <message>
      <source>Only --trials and --at-once can be others; or begin another sweep.</source>
      <translation>Solo --trials y --at-once pueden ser otros; o empieza otro barrido.</translation>
    </message>
    <message>
      <source>Only a group can become a block of your own.</source>
      <translation>Solo un grupo puede convertirse en un bloque propio.</translation>
    </message>
    <message>
      <source>Only a group shows its inside in place.</source>
      <translation>Solo un grupo muestra en su sitio lo que hay dentro.</translation>
    </message>
    <message>
      <source>Only a group that stands in the drawing can be ungrouped.</source>
      <translation>Solo se puede desagrupar un grupo que esté en el dibujo.</translation>
    </message>
    <message>
      <source>Only groups get ports.</source>
      <translation>Solo los grupos tienen puertos.</translation>
    </message>
    <message>
      <source>Only inside</source>
      <translation>Solo dentro</translation>
    </message>
    <message>
      <source>Only one of them was trained on this machine.</source>
      <translation>Solo uno de ellos se ha entrenado en este equipo.</translation>
    </message>
    <message>
      <source>Only running it would tell how many classes there are.</source>
      <translation>Solo al ejecutarlo se sabría cuántas clases hay.</translation>
    </message>
    <message>
      <source>Only running it would tell the place in its sequence.</source>
      <translation>Solo al ejecutarlo se sabría la posición en su secuencia.</translation>
    </message>
    <message>
      <source>Only running it would tell the shape of what leaves it.</source>
      <translation>Solo al ejecutarlo se sabría la forma de lo que sale.</translation>
    </message>
    <message>
      <source>Only running it would tell where it splits.</source>
      <translation>Solo al ejecutarlo se sabría dónde divide.</translation>
    </message>
    <message>
      <source>Only running its loop would tell how many rounds it takes.</source>
      <translation>Solo al ejecutar su bucle se sabría cuántas vueltas da.</translation>
    </message>
    <message>
      <source>Only running its loop would tell where it ends.</source>
      <translation>Solo al ejecutar su bucle se sabría dónde acaba.</translation>
    </message>
    <message>
      <source>Only single neurons fold into a layer.</source>
      <translation>Solo las neuronas sueltas se pliegan en una capa.</translation>
    </message>
    <message>
      <source>Only so many, the last being the step itself; all unless chosen.</source>
      <translation>Solo tantos, siendo el último el propio paso; todos si no se elige.</translation>
    </message>
    <message>
      <source>Only the first half of the waves</source>
      <translation>Solo la primera mitad de las ondas</translation>
    </message>
    <message>
      <source>Only what came before</source>
      <translation>Solo lo anterior</translation>
    </message>
    <message>
      <source>Only {there} of the {possible} wires of a full layer are there.</source>
      <translation>Solo hay {there} de los {possible} cables de una capa completa.</translation>
    </message>
    <message>
      <source>Open a drawing</source>
      <translation>Abrir un dibujo</translation>
    </message>
    <message>
      <source>Open an earlier copy of the file, or mend that place in a text editor.</source>
      <translation>Abre una copia anterior del archivo, o corrige ese lugar en un editor de texto.</translation>
    </message>
    <message>
      <source>Open an earlier copy of the file.</source>
      <translation>Abre una copia anterior del archivo.</translation>
    </message>
    <message>
      <source>Open in place</source>
      <translation>Abrir en su sitio</translation>
    </message>
    <message>
      <source>Open into kernels</source>
      <translation>Abrir en núcleos</translation>
    </message>
    <message>
      <source>Open into neurons</source>
      <translation>Abrir en neuronas</translation>
    </message>
    <message>
      <source>Open it again</source>
      <translation>Abrirlo de nuevo</translation>
    </message>
    <message>
      <source>Open it when it has.</source>
      <translation>Ábrela cuando termine.</translation>
    </message>
    <message>
      <source>Open layer</source>
      <translation>Abrir la capa</translation>
    </message>
    <message>
      <source>Open the copied link</source>
      <translation>Abrir el enlace copiado</translation>
    </message>
    <message>
      <source>Open the drawing and train it again.</source>
      <translation>Abre el dibujo y entrénalo de nuevo.</translation>
    </message>
    <message>
      <source>Open the drawing that it was made with, then restore them.</source>
      <translation>Abre el dibujo con el que se hizo y recupéralos allí.</translation>
    </message>
    <message>
      <source>Open the layer</source>
      <translation>Abrir la capa</translation>
    </message>
    <message>
      <source>Open the layer in place instead: it shows its neurons and stays one block.</source>
      <translation>Mejor abre la capa en su sitio: muestra sus neuronas y sigue siendo un bloque.</translation>
    </message>
    <message>
      <source>Opened on the canvas</source>
      <translation>Abierta en el lienzo</translation>
    </message>
    <message>
      <source>Opening the drawing…</source>
      <translation>Abriendo el dibujo…</translation>
    </message>
    <message>
      <source>Opening the example…</source>
      <translation>Abriendo el ejemplo…</translation>
    </message>
    <message>
      <source>Open…</source>
      <translation>Abrir…</translation>
    </message>
    <message>
      <source>Operation</source>
      <translation>Operación</translation>
    </message>
    <message>
      <source>Operations</source>
      <translation>Operaciones</translation>
    </message>
    <message>
      <source>Optical Recognition of Handwritten Digits: E. Alpaydin and C. Kaynak, 1998. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation>Optical Recognition of Handwritten Digits: E. Alpaydin y C. Kaynak, 1998. UCI Machine Learning Repository (CC BY 4.0).</translation>
    </message>
    <message>
      <source>Optimizer</source>
      <translation>Optimizador</translation>
    </message>
    <message>
      <source>Options</source>
      <translation>Opciones</translation>
    </message>
    <message>
      <source>Optuna is not installed.</source>
      <translation>Optuna no está instalado.</translation>
    </message>
    <message>
      <source>Or take an example of the test set:</source>
      <translation>O toma un ejemplo del conjunto de prueba:</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Orden</translation>
    </message>
    <message>
      <source>Order of the axes</source>
      <translation>Orden de los ejes</translation>
    </message>
    <message>
      <source>Other</source>
      <translation>Otros</translation>
    </message>
    <message>
      <source>Other column</source>
      <translation>Otra columna</translation>
    </message>
    <message>
      <source>Other kind</source>
      <translation>Otro tipo</translation>
    </message>
    <message>
      <source>Out</source>
      <translation>Sale</translation>
    </message>
    <message>
      <source>Out of this group (Esc)</source>
      <translation>Salir de este grupo (Esc)</translation>
    </message>
    <message>
      <source>Out, {port}</source>
      <translation>Sale, {port}</translation>
    </message>
    <message>
      <source>Output</source>
      <translation>Salida</translation>
    </message>
    <message>
      <source>Output of the group</source>
      <translation>Salida del grupo</translation>
    </message>
    <message>
      <source>Output padding</source>
      <translation>Relleno de salida</translation>
    </message>
    <message>
      <source>Output ratio</source>
      <translation>Proporción de salida</translation>
    </message>
    <message>
      <source>Output size</source>
      <translation>Tamaño de salida</translation>
    </message>
    <message>
      <source>Output {index}</source>
      <translation>Salida {index}</translation>
    </message>
    <message>
      <source>Over the batch</source>
      <translation>En el lote</translation>
    </message>
    <message>
      <source>PReLU</source>
      <translation>PReLU</translation>
    </message>
    <message>
      <source>Pad</source>
      <translation>Rellenar el borde</translation>
    </message>
    <message>
      <source>Pad axes</source>
      <translation>Rellenar ejes</translation>
    </message>
    <message>
      <source>Pad it to {height} × {width}</source>
      <translation>Rellenarlo hasta {height} × {width}</translation>
    </message>
    <message>
      <source>Padding</source>
      <translation>Relleno</translation>
    </message>
    <message>
      <source>Padding counts in the mean</source>
      <translation>El relleno cuenta en la media</translation>
    </message>
    <message>
      <source>Padding mask</source>
      <translation>Máscara de relleno</translation>
    </message>
    <message>
      <source>Padding mask of the keys</source>
      <translation>Máscara de relleno de las claves</translation>
    </message>
    <message>
      <source>Padding mask of the memory</source>
      <translation>Máscara de relleno de la memoria</translation>
    </message>
    <message>
      <source>Padding mask of the source</source>
      <translation>Máscara de relleno de la fuente</translation>
    </message>
    <message>
      <source>Padding mask of the target</source>
      <translation>Máscara de relleno del objetivo</translation>
    </message>
    <message>
      <source>Padding token</source>
      <translation>Token de relleno</translation>
    </message>
    <message>
      <source>Padding values</source>
      <translation>Valores de relleno</translation>
    </message>
    <message>
      <source>Paints learned patterns into a larger output: a convolution backwards.</source>
      <translation>Pinta patrones aprendidos en una salida mayor: una convolución al revés.</translation>
    </message>
    <message>
      <source>Pairwise distances</source>
      <translation>Distancias entre pares</translation>
    </message>
    <message>
      <source>Parameter</source>
      <translation>Parámetro</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>Parámetros</translation>
    </message>
    <message>
      <source>Part going up</source>
      <translation>Parte de subida</translation>
    </message>
    <message>
      <source>Part of the examples kept for the end.</source>
      <translation>Parte de los ejemplos reservada para el final.</translation>
    </message>
    <message>
      <source>Part of the examples kept to watch the training.</source>
      <translation>Parte de los ejemplos reservada para vigilar el entrenamiento.</translation>
    </message>
    <message>
      <source>Paste</source>
      <translation>Pegar</translation>
    </message>
    <message>
      <source>Paste it into a message. It is opened with “Open the copied link”.</source>
      <translation>Pégalo en un mensaje. Se abre con «Abrir el enlace copiado».</translation>
    </message>
    <message>
      <source>Patch embedding</source>
      <translation>Embedding de trozos</translation>
    </message>
    <message>
      <source>Patience</source>
      <translation>Paciencia</translation>
    </message>
    <message>
      <source>Pause</source>
      <translation>Pausar</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>En pausa</translation>
    </message>
    <message>
      <source>Peak rate</source>
      <translation>Tasa máxima</translation>
    </message>
    <message>
      <source>Peak ÷ start</source>
      <translation>Pico ÷ inicio</translation>
    </message>
    <message>
      <source>Permute axes</source>
      <translation>Permutar ejes</translation>
    </message>
    <message>
      <source>Pick a step</source>
      <translation>Elegir un paso</translation>
    </message>
    <message>
      <source>Pick one step with the block “Pick a step” behind it.</source>
      <translation>Elige un paso con el bloque «Elegir un paso» detrás de él.</translation>
    </message>
    <message>
      <source>Pick the last layer with a Select block on axis 0, or use its output.</source>
      <translation>Elige la última capa con un bloque «Seleccionar» en el eje 0, o usa su salida.</translation>
    </message>
    <message>
      <source>Picking</source>
      <translation>Selección</translation>
    </message>
    <message>
      <source>Pictures lie with the channels of each pixel side by side.</source>
      <translation>Las imágenes se guardan con los canales de cada píxel juntos.</translation>
    </message>
    <message>
      <source>Pictures of this size do not fit into memory ({count} of them).</source>
      <translation>Las imágenes de este tamaño no caben en la memoria (hay {count}).</translation>
    </message>
    <message>
      <source>Pictures of {shape} arrive, and it works on each of their rows alone.</source>
      <translation>Llegan imágenes de {shape}, y trabaja con cada una de sus filas por separado.</translation>
    </message>
    <message>
      <source>Pictures that cannot be read: {bad} of {count}, the first is “{name}”.</source>
      <translation>Imágenes que no se pueden leer: {bad} de {count}; la primera es «{name}».</translation>
    </message>
    <message>
      <source>Piece {number}</source>
      <translation>Trozo {number}</translation>
    </message>
    <message>
      <source>Pieces</source>
      <translation>Trozos</translation>
    </message>
    <message>
      <source>Pixel shuffle</source>
      <translation>Canales a píxeles</translation>
    </message>
    <message>
      <source>Pixel unshuffle</source>
      <translation>Píxeles a canales</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lugares</translation>
    </message>
    <message>
      <source>Places along each cell</source>
      <translation>Posiciones a lo largo de cada celda</translation>
    </message>
    <message>
      <source>Places are centres of pixels</source>
      <translation>Las posiciones son centros de píxeles</translation>
    </message>
    <message>
      <source>Places from one to the next</source>
      <translation>Lugares de una a otra</translation>
    </message>
    <message>
      <source>Places in a window</source>
      <translation>Lugares por ventana</translation>
    </message>
    <message>
      <source>Places of the maxima</source>
      <translation>Lugares de los máximos</translation>
    </message>
    <message>
      <source>Places to move</source>
      <translation>Lugares que se desplaza</translation>
    </message>
    <message>
      <source>Plain stochastic gradient descent, with momentum if wanted.</source>
      <translation>Descenso de gradiente estocástico sencillo, con momento si se quiere.</translation>
    </message>
    <message>
      <source>Plane</source>
      <translation>Plano</translation>
    </message>
    <message>
      <source>Point 0.5</source>
      <translation>Punto 0.5</translation>
    </message>
    <message>
      <source>Points scattered about a straight line: the simplest regression.</source>
      <translation>Puntos dispersos alrededor de una recta: la regresión más sencilla.</translation>
    </message>
    <message>
      <source>Poisson loss</source>
      <translation>Pérdida de Poisson</translation>
    </message>
    <message>
      <source>Polynomial</source>
      <translation>Polinómico</translation>
    </message>
    <message>
      <source>Pooling</source>
      <translation>Agrupación</translation>
    </message>
    <message>
      <source>Ports</source>
      <translation>Puertos</translation>
    </message>
    <message>
      <source>Ports belong to groups.</source>
      <translation>Los puertos pertenecen a los grupos.</translation>
    </message>
    <message>
      <source>Ports of this group</source>
      <translation>Puertos de este grupo</translation>
    </message>
    <message>
      <source>Ports stay in the group whose ports they are.</source>
      <translation>Los puertos se quedan en su grupo.</translation>
    </message>
    <message>
      <source>Position indices</source>
      <translation>Índices de posición</translation>
    </message>
    <message>
      <source>Positional encoding</source>
      <translation>Codificación posicional</translation>
    </message>
    <message>
      <source>Power</source>
      <translation>Potencia</translation>
    </message>
    <message>
      <source>Power pooling {axes}D</source>
      <translation>Agrupación de potencia {axes}D</translation>
    </message>
    <message>
      <source>Precision</source>
      <translation>Precisión</translation>
    </message>
    <message>
      <source>Predict this column</source>
      <translation>Predecir esta columna</translation>
    </message>
    <message>
      <source>Predicted</source>
      <translation>Predicho</translation>
    </message>
    <message>
      <source>Preferences</source>
      <translation>Preferencias</translation>
    </message>
    <message>
      <source>Preferences…</source>
      <translation>Preferencias…</translation>
    </message>
    <message>
      <source>Preparation</source>
      <translation>Preparación</translation>
    </message>
    <message>
      <source>Preparation of the target</source>
      <translation>Preparación del objetivo</translation>
    </message>
    <message>
      <source>Prepared examples, beside the raw ones.</source>
      <translation>Ejemplos preparados, aparte de los originales.</translation>
    </message>
    <message>
      <source>Press Train: after each epoch the answers are compared with the truth.</source>
      <translation>Pulsa Entrenar: tras cada época las respuestas se comparan con la verdad.</translation>
    </message>
    <message>
      <source>Press Train: every training is kept, with its curves and its weights.</source>
      <translation>Pulsa Entrenar: cada entrenamiento se guarda, con sus curvas y sus pesos.</translation>
    </message>
    <message>
      <source>Press Train: the answer over the plane appears here.</source>
      <translation>Pulsa Entrenar: la respuesta sobre el plano aparece aquí.</translation>
    </message>
    <message>
      <source>Press Train: the loss appears step by step, the measures epoch by epoch.</source>
      <translation>Pulsa Entrenar: la pérdida aparece paso a paso; las medidas, época a época.</translation>
    </message>
    <message>
      <source>Previous example</source>
      <translation>Ejemplo anterior</translation>
    </message>
    <message>
      <source>Previous neuron</source>
      <translation>Neurona anterior</translation>
    </message>
    <message>
      <source>Probability</source>
      <translation>Probabilidad</translation>
    </message>
    <message>
      <source>Problems</source>
      <translation>Problemas</translation>
    </message>
    <message>
      <source>Problems ({count})</source>
      <translation>Problemas ({count})</translation>
    </message>
    <message>
      <source>Process {rank} died ({how}), after {restarts} starts anew.</source>
      <translation>El proceso {rank} murió ({how}), tras {restarts} reinicios.</translation>
    </message>
    <message>
      <source>Process {rank} died ({how}).</source>
      <translation>El proceso {rank} murió ({how}).</translation>
    </message>
    <message>
      <source>Processes that are started again must know where their run is.</source>
      <translation>Los procesos que se reinician deben saber dónde está su entrenamiento.</translation>
    </message>
    <message>
      <source>Product</source>
      <translation>Producto</translation>
    </message>
    <message>
      <source>Projected size</source>
      <translation>Tamaño proyectado</translation>
    </message>
    <message>
      <source>Proportions</source>
      <translation>Proporciones</translation>
    </message>
    <message>
      <source>Published networks</source>
      <translation>Redes publicadas</translation>
    </message>
    <message>
      <source>Put a Dense block before it with as many neurons as there are classes.</source>
      <translation>Pon antes un bloque Densa con tantas neuronas como clases haya.</translation>
    </message>
    <message>
      <source>Put a Dense block before one of them that gives it the width of the other.</source>
      <translation>Pon antes de uno de ellos un bloque Densa que le dé el ancho del otro.</translation>
    </message>
    <message>
      <source>Put a Dense block with {wanted} neurons before it.</source>
      <translation>Pon antes un bloque Densa de {wanted} neuronas.</translation>
    </message>
    <message>
      <source>Put a Flatten, Unsqueeze or Reshape block before it.</source>
      <translation>Pon antes un bloque Aplanar, Añadir eje o Cambiar forma.</translation>
    </message>
    <message>
      <source>Put a Reshape block before it that gives steps × numbers.</source>
      <translation>Pon antes un bloque Cambiar forma que dé pasos × números.</translation>
    </message>
    <message>
      <source>Put a Reshape or an Unsqueeze block before one of them.</source>
      <translation>Pon antes de uno de ellos un bloque Cambiar forma o Añadir eje.</translation>
    </message>
    <message>
      <source>Put a layer with weights before its loss, or unfreeze one.</source>
      <translation>Pon una capa con pesos antes de su pérdida o descongela alguna.</translation>
    </message>
    <message>
      <source>Put a “Cast” block before it, or wire something else to it.</source>
      <translation>Pon antes un bloque «Convertir tipo», o conéctale otra cosa.</translation>
    </message>
    <message>
      <source>Put a “Cast” block before it.</source>
      <translation>Pon antes un bloque «Convertir tipo».</translation>
    </message>
    <message>
      <source>Put a “Split into heads” block before it.</source>
      <translation>Pon antes un bloque «Repartir en cabezales».</translation>
    </message>
    <message>
      <source>Put an Embedding block before it, which turns each number into a vector.</source>
      <translation>Pon antes un bloque Embedding, que convierte cada número en un vector.</translation>
    </message>
    <message>
      <source>Put an Unflatten or Unsqueeze block before it to add the channels.</source>
      <translation>Pon antes un bloque Desaplanar o Añadir eje para añadir los canales.</translation>
    </message>
    <message>
      <source>Put an Unfold or a Reshape block before it.</source>
      <translation>Pon antes un bloque Extraer ventanas o Cambiar forma.</translation>
    </message>
    <message>
      <source>Put an Unsqueeze block before it, or a Reshape to steps × numbers.</source>
      <translation>Pon antes un bloque Añadir eje, o un Cambiar forma a pasos × números.</translation>
    </message>
    <message>
      <source>Put it back, or choose the data again in the data panel.</source>
      <translation>Vuelve a ponerlo en su sitio o elige otra vez los datos en el panel de datos.</translation>
    </message>
    <message>
      <source>Put it before any Flatten block, or a Reshape block before it.</source>
      <translation>Ponlo antes de cualquier bloque Aplanar, o pon antes un bloque Cambiar forma.</translation>
    </message>
    <message>
      <source>Put it outside, and lead it in through a port.</source>
      <translation>Ponlo fuera y hazlo entrar por un puerto.</translation>
    </message>
    <message>
      <source>Put that file into the folder of the model, or export it in one file.</source>
      <translation>Pon ese archivo en la carpeta del modelo o expórtalo en un solo archivo.</translation>
    </message>
    <message>
      <source>Put the panels back</source>
      <translation>Restablecer los paneles</translation>
    </message>
    <message>
      <source>Put the pictures into one folder for each class, and choose what holds those.</source>
      <translation>Pon las imágenes en una carpeta por clase y elige la carpeta que las contiene.</translation>
    </message>
    <message>
      <source>Puts a number wherever a mask holds.</source>
      <translation>Pone un número donde se cumple una máscara.</translation>
    </message>
    <message>
      <source>Puts each place of an axis several times, one after the other.</source>
      <translation>Pone cada lugar de un eje varias veces, una tras otra.</translation>
    </message>
    <message>
      <source>Puts in a new axis of size 1, such as a channel.</source>
      <translation>Pone un eje nuevo de tamaño 1, como un canal.</translation>
    </message>
    <message>
      <source>Puts in several axes of size 1, or takes them out.</source>
      <translation>Pone varios ejes de tamaño 1 o los quita.</translation>
    </message>
    <message>
      <source>Puts maxima back to the places they came from; zeros elsewhere.</source>
      <translation>Devuelve los máximos a los lugares de donde vinieron; ceros en el resto.</translation>
    </message>
    <message>
      <source>Puts numbers along an axis at the places that another input names.</source>
      <translation>Pone números de un eje en los lugares que nombra otra entrada.</translation>
    </message>
    <message>
      <source>Puts numbers at addresses made of one number for each axis.</source>
      <translation>Pone números en direcciones hechas de un número por eje.</translation>
    </message>
    <message>
      <source>Puts the axes in another order.</source>
      <translation>Pone los ejes en otro orden.</translation>
    </message>
    <message>
      <source>Puts the largest of each window back to where it stood, zeros elsewhere.</source>
      <translation>Devuelve el mayor de cada ventana a donde estaba, y ceros en lo demás.</translation>
    </message>
    <message>
      <source>Puts the places of an axis in an order drawn by chance; axis 0 mixes the examples.</source>
      <translation>Pone los lugares de un eje en un orden al azar; el eje 0 mezcla los ejemplos.</translation>
    </message>
    <message>
      <source>Puts the places of axes in the opposite order.</source>
      <translation>Pone los lugares de los ejes en el orden contrario.</translation>
    </message>
    <message>
      <source>Puts what several heads found side by side, step by step.</source>
      <translation>Pone lado a lado lo que hallaron varios cabezales, paso a paso.</translation>
    </message>
    <message>
      <source>Puts windows back together into a picture, adding where they overlap.</source>
      <translation>Reúne ventanas en una imagen, sumando donde se solapan.</translation>
    </message>
    <message>
      <source>PyTorch cannot write this network as a program: {reason}</source>
      <translation>PyTorch no puede escribir esta red como programa: {reason}</translation>
    </message>
    <message>
      <source>PyTorch program</source>
      <translation>Programa de PyTorch</translation>
    </message>
    <message>
      <source>PyTorch program (torch.export)</source>
      <translation>Programa de PyTorch (torch.export)</translation>
    </message>
    <message>
      <source>PyTorch weights</source>
      <translation>Pesos de PyTorch</translation>
    </message>
    <message>
      <source>PyTorch weights (state dict)</source>
      <translation>Pesos de PyTorch (state dict)</translation>
    </message>
    <message>
      <source>Python code</source>
      <translation>Código Python</translation>
    </message>
    <message>
      <source>Query</source>
      <translation>Consulta</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Salir</translation>
    </message>
    <message>
      <source>Quotient</source>
      <translation>Cociente</translation>
    </message>
    <message>
      <source>RAdam</source>
      <translation>RAdam</translation>
    </message>
    <message>
      <source>RMS normalisation</source>
      <translation>Normalización RMS</translation>
    </message>
    <message>
      <source>RMSprop</source>
      <translation>RMSprop</translation>
    </message>
    <message>
      <source>RNN</source>
      <translation>RNN</translation>
    </message>
    <message>
      <source>RNN cell</source>
      <translation>Celda RNN</translation>
    </message>
    <message>
      <source>Raises the rate to a peak and lowers it to nearly nothing, over the whole training.</source>
      <translation>Sube la tasa hasta un pico y la baja a casi nada, en todo el entrenamiento.</translation>
    </message>
    <message>
      <source>Random</source>
      <translation>Al azar</translation>
    </message>
    <message>
      <source>Random ReLU</source>
      <translation>ReLU aleatoria</translation>
    </message>
    <message>
      <source>Random numbers</source>
      <translation>Números al azar</translation>
    </message>
    <message>
      <source>Ranking loss</source>
      <translation>Pérdida de ordenación</translation>
    </message>
    <message>
      <source>Rare tokens move more</source>
      <translation>Los tokens raros se mueven más</translation>
    </message>
    <message>
      <source>Rate of matrices</source>
      <translation>Tasa de las matrices</translation>
    </message>
    <message>
      <source>ReLU</source>
      <translation>ReLU</translation>
    </message>
    <message>
      <source>ReLU6</source>
      <translation>ReLU6</translation>
    </message>
    <message>
      <source>Reading the model ended before its time; it may need too much memory.</source>
      <translation>La lectura del modelo terminó antes de tiempo; quizá necesita demasiada memoria.</translation>
    </message>
    <message>
      <source>Reading the model took longer than {seconds} seconds.</source>
      <translation>Leer el modelo tardó más de {seconds} segundos.</translation>
    </message>
    <message>
      <source>Reading the model…</source>
      <translation>Leyendo el modelo…</translation>
    </message>
    <message>
      <source>Reading the table…</source>
      <translation>Leyendo la tabla…</translation>
    </message>
    <message>
      <source>Reading {name}: large models take a minute…</source>
      <translation>Leyendo {name}: los modelos grandes tardan un minuto…</translation>
    </message>
    <message>
      <source>Reads a picture as a row of pieces.</source>
      <translation>Lee una imagen como una fila de trozos.</translation>
    </message>
    <message>
      <source>Reads a sequence and decides at each step what to remember and what to forget.</source>
      <translation>Lee una secuencia y decide en cada paso qué recordar y qué olvidar.</translation>
    </message>
    <message>
      <source>Reads a sequence and hands its last state on to the next step.</source>
      <translation>Lee una secuencia y entrega su último estado al paso siguiente.</translation>
    </message>
    <message>
      <source>Reads a sequence with a simpler memory than LSTM: faster, often as good.</source>
      <translation>Lee una secuencia con una memoria más simple que LSTM: más rápida y a menudo igual de buena.</translation>
    </message>
    <message>
      <source>Reads a sequence; whether as RNN, GRU or LSTM is a setting.</source>
      <translation>Lee una secuencia; si como RNN, GRU o LSTM, se elige en sus ajustes.</translation>
    </message>
    <message>
      <source>Reads a text word by word and foretells the next one.</source>
      <translation>Lee un texto palabra a palabra y predice la siguiente.</translation>
    </message>
    <message>
      <source>Reads pictures at the places that a grid says, between their points.</source>
      <translation>Lee imágenes en los lugares que dice una rejilla, entre sus puntos.</translation>
    </message>
    <message>
      <source>Reads the same bits as another kind of numbers.</source>
      <translation>Lee los mismos bits como otra clase de números.</translation>
    </message>
    <message>
      <source>Reads the sequence forwards and backwards; twice as many numbers leave.</source>
      <translation>Lee la secuencia hacia delante y hacia atrás; sale el doble de números.</translation>
    </message>
    <message>
      <source>Ready</source>
      <translation>Listo</translation>
    </message>
    <message>
      <source>Ready-made groups</source>
      <translation>Grupos listos</translation>
    </message>
    <message>
      <source>Recall</source>
      <translation>Exhaustividad</translation>
    </message>
    <message>
      <source>Recent files</source>
      <translation>Archivos recientes</translation>
    </message>
    <message>
      <source>Recover drawing</source>
      <translation>Recuperar dibujo</translation>
    </message>
    <message>
      <source>Recurrent</source>
      <translation>Recurrentes</translation>
    </message>
    <message>
      <source>Recurrent layer</source>
      <translation>Capa recurrente</translation>
    </message>
    <message>
      <source>Redo</source>
      <translation>Rehacer</translation>
    </message>
    <message>
      <source>Reduce axes</source>
      <translation>Reducir ejes</translation>
    </message>
    <message>
      <source>Refuse</source>
      <translation>Rechazar</translation>
    </message>
    <message>
      <source>Refuse names the first one; drop leaves its row out; fill puts the mean of the training split in its place (rows without a target are left out).</source>
      <translation>Refuse señala el primero; drop descarta su fila; fill pone en su lugar la media del conjunto de entrenamiento (las filas sin valor objetivo se descartan).</translation>
    </message>
    <message>
      <source>Refuse when more than one in twenty cannot be read, or skip all.</source>
      <translation>Rechazar si no se puede leer más de una de cada veinte, u omitirlas todas.</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Región</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regiones</translation>
    </message>
    <message>
      <source>Regression: gradient descent finds slope and height.</source>
      <translation>Regresión: el descenso de gradiente halla pendiente y altura.</translation>
    </message>
    <message>
      <source>Regularisation</source>
      <translation>Regularización</translation>
    </message>
    <message>
      <source>Relative position bias</source>
      <translation>Sesgo de posición relativa</translation>
    </message>
    <message>
      <source>Release</source>
      <translation>Soltar</translation>
    </message>
    <message>
      <source>Release their weights</source>
      <translation>Soltar sus pesos</translation>
    </message>
    <message>
      <source>Remember statistics</source>
      <translation>Recordar estadísticas</translation>
    </message>
    <message>
      <source>Remove a column of neurons</source>
      <translation>Quitar una columna de neuronas</translation>
    </message>
    <message>
      <source>Remove a kernel</source>
      <translation>Quitar un núcleo</translation>
    </message>
    <message>
      <source>Remove a neuron</source>
      <translation>Quitar una neurona</translation>
    </message>
    <message>
      <source>Remove from my palette</source>
      <translation>Quitar de mi paleta</translation>
    </message>
    <message>
      <source>Remove from this drawing</source>
      <translation>Quitar de este dibujo</translation>
    </message>
    <message>
      <source>Remove it</source>
      <translation>Quitarlo</translation>
    </message>
    <message>
      <source>Remove it and its uses</source>
      <translation>Quitarlo con sus usos</translation>
    </message>
    <message>
      <source>Remove it: the answers are turned into probabilities anyway.</source>
      <translation>Quítalo: las respuestas se convierten en probabilidades de todos modos.</translation>
    </message>
    <message>
      <source>Remove kernel</source>
      <translation>Quitar núcleo</translation>
    </message>
    <message>
      <source>Remove neuron</source>
      <translation>Quitar la neurona</translation>
    </message>
    <message>
      <source>Remove neurons of the column before it until one is left, then try again.</source>
      <translation>Quita neuronas de la columna anterior hasta que quede una y vuelve a intentarlo.</translation>
    </message>
    <message>
      <source>Remove one of them, or join them before it.</source>
      <translation>Quita uno de ellos o únelos antes.</translation>
    </message>
    <message>
      <source>Remove one wire of the ring.</source>
      <translation>Quita un cable del círculo.</translation>
    </message>
    <message>
      <source>Remove the Flatten</source>
      <translation>Quitar el bloque Aplanar</translation>
    </message>
    <message>
      <source>Remove the chosen one</source>
      <translation>Quitar la selección</translation>
    </message>
    <message>
      <source>Remove the column</source>
      <translation>Quitar la columna</translation>
    </message>
    <message>
      <source>Remove the neuron</source>
      <translation>Quitar la neurona</translation>
    </message>
    <message>
      <source>Remove the objective</source>
      <translation>Quitar el objetivo</translation>
    </message>
    <message>
      <source>Remove the objective, or minimise another loss.</source>
      <translation>Quita el objetivo o minimiza otra pérdida.</translation>
    </message>
    <message>
      <source>Remove the port and its wires</source>
      <translation>Quitar el puerto y sus cables</translation>
    </message>
    <message>
      <source>Remove the value</source>
      <translation>Quitar el valor</translation>
    </message>
    <message>
      <source>Remove the whole column instead: what stood before it is then wired on.</source>
      <translation>Quita la columna entera: lo que había antes se conectará con lo que sigue.</translation>
    </message>
    <message>
      <source>Remove the wire</source>
      <translation>Quitar el cable</translation>
    </message>
    <message>
      <source>Remove the wire.</source>
      <translation>Quita el cable.</translation>
    </message>
    <message>
      <source>Remove this column</source>
      <translation>Quitar esta columna</translation>
    </message>
    <message>
      <source>Remove this kernel</source>
      <translation>Quitar este núcleo</translation>
    </message>
    <message>
      <source>Remove this neuron</source>
      <translation>Quitar esta neurona</translation>
    </message>
    <message>
      <source>Removed</source>
      <translation>Quitado</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Cambiar nombre</translation>
    </message>
    <message>
      <source>Rename…</source>
      <translation>Cambiar el nombre…</translation>
    </message>
    <message>
      <source>Reparameterisation</source>
      <translation>Reparametrización</translation>
    </message>
    <message>
      <source>Repeat interleave</source>
      <translation>Repetir cada elemento</translation>
    </message>
    <message>
      <source>Repeat {count} times</source>
      <translation>Repetir {count} veces</translation>
    </message>
    <message>
      <source>Repeats</source>
      <translation>Repeticiones</translation>
    </message>
    <message>
      <source>Repeats axes of size 1 until they have the sizes asked for.</source>
      <translation>Repite los ejes de tamaño 1 hasta que tengan los tamaños pedidos.</translation>
    </message>
    <message>
      <source>Repeats the values at the edges outwards.</source>
      <translation>Repite hacia fuera los valores de los bordes.</translation>
    </message>
    <message>
      <source>Replace it by a data block, or wire it to one.</source>
      <translation>Sustitúyela por un bloque de datos o conéctala a uno.</translation>
    </message>
    <message>
      <source>Replace it by another block, or open the drawing with a newer version.</source>
      <translation>Cámbialo por otro bloque o abre el dibujo con una versión más nueva.</translation>
    </message>
    <message>
      <source>Replace them, or set “Damaged pictures” to skip.</source>
      <translation>Sustitúyelas, o pon «Imágenes dañadas» en skip (omitir).</translation>
    </message>
    <message>
      <source>Reset</source>
      <translation>Sortear</translation>
    </message>
    <message>
      <source>Reset bias</source>
      <translation>Restablecer el sesgo</translation>
    </message>
    <message>
      <source>Reset its repeats, or put it into another group that repeats.</source>
      <translation>Restablece sus repeticiones, o ponlo en otro grupo que se repita.</translation>
    </message>
    <message>
      <source>Reset settings</source>
      <translation>Restablecer ajustes</translation>
    </message>
    <message>
      <source>Reset the setting</source>
      <translation>Restablecer el ajuste</translation>
    </message>
    <message>
      <source>Reset the setting, or give it weights of its own.</source>
      <translation>Restablece el ajuste, o dale pesos propios.</translation>
    </message>
    <message>
      <source>Reset the setting; it may come from another version.</source>
      <translation>Restablece el ajuste; puede venir de otra versión.</translation>
    </message>
    <message>
      <source>Reset the settings</source>
      <translation>Restablecer los ajustes</translation>
    </message>
    <message>
      <source>Reset the weights</source>
      <translation>Restablecer los pesos</translation>
    </message>
    <message>
      <source>Reset these weights, or give it weights of its own.</source>
      <translation>Restablece esos pesos, o dale pesos propios.</translation>
    </message>
    <message>
      <source>Reset weights</source>
      <translation>Restablecer los pesos</translation>
    </message>
    <message>
      <source>Reset weights and biases</source>
      <translation>Sortear pesos y sesgos</translation>
    </message>
    <message>
      <source>Resets behind its matrix</source>
      <translation>Reinicia tras su matriz</translation>
    </message>
    <message>
      <source>Reshape</source>
      <translation>Cambiar forma</translation>
    </message>
    <message>
      <source>Reshape with batch</source>
      <translation>Cambiar forma con el lote</translation>
    </message>
    <message>
      <source>Residual block</source>
      <translation>Bloque residual</translation>
    </message>
    <message>
      <source>Resize</source>
      <translation>Cambiar tamaño</translation>
    </message>
    <message>
      <source>Rest</source>
      <translation>Resto</translation>
    </message>
    <message>
      <source>Restore all</source>
      <translation>Restaurar todo</translation>
    </message>
    <message>
      <source>Restore weights</source>
      <translation>Recuperar los pesos</translation>
    </message>
    <message>
      <source>Reverse sequences</source>
      <translation>Invertir secuencias</translation>
    </message>
    <message>
      <source>Rho</source>
      <translation>Rho</translation>
    </message>
    <message>
      <source>RoI align</source>
      <translation>RoI align</translation>
    </message>
    <message>
      <source>Roll</source>
      <translation>Desplazar en círculo</translation>
    </message>
    <message>
      <source>Root mean squared error</source>
      <translation>Raíz del error cuadrático medio</translation>
    </message>
    <message>
      <source>Rotary embedding</source>
      <translation>Embedding rotatorio</translation>
    </message>
    <message>
      <source>Round clouds of points around a circle, one for each of several classes.</source>
      <translation>Nubes redondas de puntos alrededor de un círculo, una por cada clase.</translation>
    </message>
    <message>
      <source>Round the size up</source>
      <translation>Redondear el tamaño arriba</translation>
    </message>
    <message>
      <source>Row {row}, column {column}</source>
      <translation>Fila {row}, columna {column}</translation>
    </message>
    <message>
      <source>Rows left out because a value is missing: {count}.</source>
      <translation>Filas descartadas porque falta un valor: {count}.</translation>
    </message>
    <message>
      <source>Rows left out because they have no target: {count}.</source>
      <translation>Filas descartadas porque no tienen valor objetivo: {count}.</translation>
    </message>
    <message>
      <source>Rows with more or fewer cells than the others: refuse names the first one.</source>
      <translation>Filas con más o menos celdas que las demás: refuse señala la primera.</translation>
    </message>
    <message>
      <source>Rprop</source>
      <translation>Rprop</translation>
    </message>
    <message>
      <source>Run of {date}</source>
      <translation>Entrenamiento del {date}</translation>
    </message>
    <message>
      <source>Running</source>
      <translation>En curso</translation>
    </message>
    <message>
      <source>Runs</source>
      <translation>Ejecuciones</translation>
    </message>
    <message>
      <source>Runs without PyTorch: in onnxruntime, browsers, phones; opens in Netron.</source>
      <translation>Funciona sin PyTorch: en onnxruntime, navegadores, teléfonos; se abre en Netron.</translation>
    </message>
    <message>
      <source>R²</source>
      <translation>R²</translation>
    </message>
    <message>
      <source>SELU</source>
      <translation>SELU</translation>
    </message>
    <message>
      <source>Safe to share: the weights as .safetensors, and beside it the code that loads them.</source>
      <translation>Seguro de compartir: los pesos como .safetensors y, al lado, el código que los carga.</translation>
    </message>
    <message>
      <source>Same kind</source>
      <translation>Mismo tipo</translation>
    </message>
    <message>
      <source>Sample a class</source>
      <translation>Muestrear una clase</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Guardar</translation>
    </message>
    <message>
      <source>Save as</source>
      <translation>Guardar como</translation>
    </message>
    <message>
      <source>Save as…</source>
      <translation>Guardar como…</translation>
    </message>
    <message>
      <source>Save it elsewhere. What was there before is unchanged.</source>
      <translation>Guárdalo en otro lugar. Lo que había antes sigue igual.</translation>
    </message>
    <message>
      <source>Save the changes to “{drawing}”?</source>
      <translation>¿Guardar los cambios de «{drawing}»?</translation>
    </message>
    <message>
      <source>Save the drawing</source>
      <translation>Guardar el dibujo</translation>
    </message>
    <message>
      <source>Save the drawing and send its file instead.</source>
      <translation>Guarda el dibujo y envía su archivo.</translation>
    </message>
    <message>
      <source>Saves memory with huge vocabularies; few optimizers can use it.</source>
      <translation>Ahorra memoria con vocabularios enormes; pocos optimizadores lo admiten.</translation>
    </message>
    <message>
      <source>Saving the drawing…</source>
      <translation>Guardando el dibujo…</translation>
    </message>
    <message>
      <source>Say it with --size {size}=NUMBER, or export the model with fixed sizes.</source>
      <translation>Dilo con --size {size}=NÚMERO, o exporta el modelo con tamaños fijos.</translation>
    </message>
    <message>
      <source>Scale</source>
      <translation>Escala</translation>
    </message>
    <message>
      <source>Scale and shift</source>
      <translation>Escalar y desplazar</translation>
    </message>
    <message>
      <source>Scale of the regions</source>
      <translation>Escala de las regiones</translation>
    </message>
    <message>
      <source>Scans before opset 9 work in another way.</source>
      <translation>Los recorridos anteriores al opset 9 funcionan de otro modo.</translation>
    </message>
    <message>
      <source>Scatter</source>
      <translation>Repartir por índice</translation>
    </message>
    <message>
      <source>Scatter ND</source>
      <translation>Repartir por índice ND</translation>
    </message>
    <message>
      <source>Schedule</source>
      <translation>Planificador</translation>
    </message>
    <message>
      <source>Schedules</source>
      <translation>Planificadores</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>Puntuaciones</translation>
    </message>
    <message>
      <source>Scores and loss in one for very many classes, the frequent ones first.</source>
      <translation>Puntuaciones y pérdida en uno para muchísimas clases, las frecuentes primero.</translation>
    </message>
    <message>
      <source>Scores arrive, not chances</source>
      <translation>Llegan puntuaciones, no probabilidades</translation>
    </message>
    <message>
      <source>Search</source>
      <translation>Buscar</translation>
    </message>
    <message>
      <source>Search actions and blocks</source>
      <translation>Buscar acciones y bloques</translation>
    </message>
    <message>
      <source>Search actions and blocks…</source>
      <translation>Buscar acciones y bloques…</translation>
    </message>
    <message>
      <source>Search blocks</source>
      <translation>Buscar bloques</translation>
    </message>
    <message>
      <source>Second axis</source>
      <translation>Segundo eje</translation>
    </message>
    <message>
      <source>Second input</source>
      <translation>Segunda entrada</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Semilla</translation>
    </message>
    <message>
      <source>Seed of the split</source>
      <translation>Semilla de la división</translation>
    </message>
    <message>
      <source>Sees as well as its forebears with fifty times fewer weights.</source>
      <translation>Ve tan bien como sus antecesoras con cincuenta veces menos pesos.</translation>
    </message>
    <message>
      <source>Select</source>
      <translation>Seleccionar</translation>
    </message>
    <message>
      <source>Select a block: you see what it makes of one example, and its weights.</source>
      <translation>Selecciona un bloque: verás qué hace con un ejemplo, y sus pesos.</translation>
    </message>
    <message>
      <source>Select a neuron or a block to see its arithmetic for this example, or walk through a batch with the buttons above.</source>
      <translation>Selecciona una neurona o un bloque para ver su aritmética con este ejemplo, o recorre un lote con los botones de arriba.</translation>
    </message>
    <message>
      <source>Select all</source>
      <translation>Seleccionar todo</translation>
    </message>
    <message>
      <source>Select some blocks first.</source>
      <translation>Selecciona antes algunos bloques.</translation>
    </message>
    <message>
      <source>Self-attention and a dense part, each with a shortcut and normalisation.</source>
      <translation>Autoatención y una parte densa, cada una con un atajo y normalización.</translation>
    </message>
    <message>
      <source>Semicolon</source>
      <translation>Punto y coma</translation>
    </message>
    <message>
      <source>Semicolon ;</source>
      <translation>Punto y coma ;</translation>
    </message>
    <message>
      <source>Set activation</source>
      <translation>Elegir la activación</translation>
    </message>
    <message>
      <source>Set bias</source>
      <translation>Poner el sesgo</translation>
    </message>
    <message>
      <source>Set its repeats to a number first.</source>
      <translation>Pon antes un número en sus repeticiones.</translation>
    </message>
    <message>
      <source>Set the stride to 1, or the padding to a number.</source>
      <translation>Pon el paso a 1, o el relleno a un número.</translation>
    </message>
    <message>
      <source>Set weight</source>
      <translation>Poner el peso</translation>
    </message>
    <message>
      <source>Set “Kept in” to disk.</source>
      <translation>Pon «Se guardan en» en disco.</translation>
    </message>
    <message>
      <source>Set “Missing values” to drop or fill, or mend the data.</source>
      <translation>Pon «Valores ausentes» en drop (descartar) o fill (rellenar), o corrige los datos.</translation>
    </message>
    <message>
      <source>Set “Missing values” to fill, or leave out the columns that are empty.</source>
      <translation>Pon «Valores ausentes» en fill (rellenar), o prescinde de las columnas vacías.</translation>
    </message>
    <message>
      <source>Set “Task” to classes, or choose another target.</source>
      <translation>Pon «Tarea» en class (clases), o elige otro valor objetivo.</translation>
    </message>
    <message>
      <source>Set “Task” to values, or choose another target.</source>
      <translation>Pon «Tarea» en value (valores), o elige otro valor objetivo.</translation>
    </message>
    <message>
      <source>Set “{setting}” between {lowest} and {highest}.</source>
      <translation>Pon «{setting}» entre {lowest} y {highest}.</translation>
    </message>
    <message>
      <source>Set “{setting}” to {arrive}, or clear it so that it is found by itself.</source>
      <translation>Pon «{setting}» en {arrive}, o bórralo para que se halle por sí solo.</translation>
    </message>
    <message>
      <source>Set “{setting}” to {steps} or more.</source>
      <translation>Pon «{setting}» en {steps} o más.</translation>
    </message>
    <message>
      <source>Sets numbers to zero at random while training, so that no neuron is relied upon.</source>
      <translation>Pone números a cero al azar al entrenar, para no depender de ninguna neurona.</translation>
    </message>
    <message>
      <source>Sets whole channels to zero at random while training.</source>
      <translation>Pone canales enteros a cero al azar durante el entrenamiento.</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Settings and measure of every trial, as lines</source>
      <translation>Ajustes y medida de cada prueba, como líneas</translation>
    </message>
    <message>
      <source>Seven neurons in three columns learn a round border, point by point.</source>
      <translation>Siete neuronas en tres columnas aprenden una frontera redonda, punto a punto.</translation>
    </message>
    <message>
      <source>Several</source>
      <translation>Varias</translation>
    </message>
    <message>
      <source>Several at once</source>
      <translation>Varios a la vez</translation>
    </message>
    <message>
      <source>Several axes depend on the number of examples.</source>
      <translation>Varios ejes dependen del número de ejemplos.</translation>
    </message>
    <message>
      <source>Several blocks are called {name}.</source>
      <translation>Varios bloques se llaman {name}.</translation>
    </message>
    <message>
      <source>Several decoder layers that read a memory, one upon the other.</source>
      <translation>Varias capas decodificadoras que leen una memoria, una sobre otra.</translation>
    </message>
    <message>
      <source>Several encoder layers, one upon the other.</source>
      <translation>Varias capas codificadoras, una sobre otra.</translation>
    </message>
    <message>
      <source>Several processes cannot lengthen a run.</source>
      <translation>Varios procesos no pueden alargar un entrenamiento.</translation>
    </message>
    <message>
      <source>Shape</source>
      <translation>Forma</translation>
    </message>
    <message>
      <source>Share this weight with other wires</source>
      <translation>Compartir este peso con otros cables</translation>
    </message>
    <message>
      <source>Shared weights</source>
      <translation>Pesos compartidos</translation>
    </message>
    <message>
      <source>Shared with the wires of tie “{tie}”</source>
      <translation>Compartido con los cables del vínculo «{tie}»</translation>
    </message>
    <message>
      <source>Shares its weight: tie {name}</source>
      <translation>Comparte su peso: vínculo {name}</translation>
    </message>
    <message>
      <source>Shift</source>
      <translation>Desplazar</translation>
    </message>
    <message>
      <source>Shifts</source>
      <translation>Desplazamientos</translation>
    </message>
    <message>
      <source>Short-time Fourier transform</source>
      <translation>Transformada de Fourier por ventanas</translation>
    </message>
    <message>
      <source>Shorten the sequence before it, or use an LSTM, GRU or RNN block.</source>
      <translation>Acorta antes la secuencia, o usa un bloque LSTM, GRU o RNN.</translation>
    </message>
    <message>
      <source>Show more</source>
      <translation>Mostrar más</translation>
    </message>
    <message>
      <source>Show more ({count} left)</source>
      <translation>Mostrar más (quedan {count})</translation>
    </message>
    <message>
      <source>Show only which class or sign it answers, not how sure it is</source>
      <translation>Mostrar solo qué clase o signo responde, no su seguridad</translation>
    </message>
    <message>
      <source>Show the examples it learns from</source>
      <translation>Mostrar los ejemplos de los que aprende</translation>
    </message>
    <message>
      <source>Show the examples kept for the end, as rings</source>
      <translation>Mostrar como anillos los ejemplos guardados para el final</translation>
    </message>
    <message>
      <source>Show the examples that watch the training, as rings</source>
      <translation>Mostrar como anillos los ejemplos que vigilan el entrenamiento</translation>
    </message>
    <message>
      <source>Show the folder</source>
      <translation>Mostrar la carpeta</translation>
    </message>
    <message>
      <source>Show the loss on a logarithmic axis.</source>
      <translation>Mostrar la pérdida en un eje logarítmico.</translation>
    </message>
    <message>
      <source>Show the running mean of the loss.</source>
      <translation>Mostrar la media móvil de la pérdida.</translation>
    </message>
    <message>
      <source>Shown now</source>
      <translation>Actual</translation>
    </message>
    <message>
      <source>Shrink and grow factors</source>
      <translation>Factores de reducción y aumento</translation>
    </message>
    <message>
      <source>Shrink by</source>
      <translation>Reducir por</translation>
    </message>
    <message>
      <source>Shrinking of the tails</source>
      <translation>Reducción de las colas</translation>
    </message>
    <message>
      <source>Shuffle</source>
      <translation>Barajar</translation>
    </message>
    <message>
      <source>SiLU</source>
      <translation>SiLU</translation>
    </message>
    <message>
      <source>Side of the window that slides over the input; one number, or one per axis.</source>
      <translation>Lado de la ventana que se desliza sobre la entrada; un número, o uno por eje.</translation>
    </message>
    <message>
      <source>Sigmoid</source>
      <translation>Sigmoide</translation>
    </message>
    <message>
      <source>Single neurons cannot share their weights between repeats.</source>
      <translation>Las neuronas sueltas no pueden compartir sus pesos entre repeticiones.</translation>
    </message>
    <message>
      <source>Single neurons take rows of numbers, and none arrive here.</source>
      <translation>Las neuronas sueltas toman filas de números, y aquí no llega ninguna.</translation>
    </message>
    <message>
      <source>Single steps</source>
      <translation>Paso a paso</translation>
    </message>
    <message>
      <source>Single weights inside it were cut, frozen or typed, but one wire brings all numbers of its source.</source>
      <translation>Dentro se cortaron, congelaron o escribieron pesos sueltos, pero un solo cable trae todos los números de su origen.</translation>
    </message>
    <message>
      <source>Single weights were changed by hand, so the layer cannot be used twice.</source>
      <translation>Se cambiaron pesos sueltos a mano, así que la capa no se puede usar dos veces.</translation>
    </message>
    <message>
      <source>Six hills</source>
      <translation>Seis colinas</translation>
    </message>
    <message>
      <source>Size</source>
      <translation>Tamaño</translation>
    </message>
    <message>
      <source>Size and place as in the data</source>
      <translation>Tamaño y lugar como en los datos</translation>
    </message>
    <message>
      <source>Size of a window</source>
      <translation>Tamaño de una ventana</translation>
    </message>
    <message>
      <source>Size of the picture</source>
      <translation>Tamaño de la imagen</translation>
    </message>
    <message>
      <source>Size of the pictures</source>
      <translation>Tamaño de las imágenes</translation>
    </message>
    <message>
      <source>Size of what leaves, as a part of what arrives.</source>
      <translation>Tamaño de lo que sale, como parte de lo que llega.</translation>
    </message>
    <message>
      <source>Size of what leaves, whatever arrives; one number, or one per axis.</source>
      <translation>Tamaño de lo que sale, llegue lo que llegue; un número, o uno por eje.</translation>
    </message>
    <message>
      <source>Sizes</source>
      <translation>Tamaños</translation>
    </message>
    <message>
      <source>Sizes into which the axis is cut; one may be -1, to be found.</source>
      <translation>Tamaños en que se corta el eje; uno puede ser -1, para que se halle.</translation>
    </message>
    <message>
      <source>Sizes of the last axes, over which mean and spread are taken.</source>
      <translation>Tamaños de los últimos ejes, sobre los que se toman media y dispersión.</translation>
    </message>
    <message>
      <source>Slice</source>
      <translation>Tramo</translation>
    </message>
    <message>
      <source>Slides kernels that another block computes over what arrives.</source>
      <translation>Desliza sobre lo que llega núcleos que calcula otro bloque.</translation>
    </message>
    <message>
      <source>Slides learned filters over its input and shows where each finds its pattern.</source>
      <translation>Desliza filtros aprendidos sobre su entrada y muestra dónde halla cada uno su patrón.</translation>
    </message>
    <message>
      <source>Sliding windows</source>
      <translation>Ventanas deslizantes</translation>
    </message>
    <message>
      <source>Slope</source>
      <translation>Pendiente</translation>
    </message>
    <message>
      <source>Slope of the line</source>
      <translation>Pendiente de la recta</translation>
    </message>
    <message>
      <source>Slope of the line for negative numbers.</source>
      <translation>Pendiente de la recta para los números negativos.</translation>
    </message>
    <message>
      <source>Slopes</source>
      <translation>Pendientes</translation>
    </message>
    <message>
      <source>Slow start</source>
      <translation>Inicio lento</translation>
    </message>
    <message>
      <source>Slows down those parameters that have already moved much.</source>
      <translation>Frena los parámetros que ya se han movido mucho.</translation>
    </message>
    <message>
      <source>Small windows, one after the other, sixteen deep.</source>
      <translation>Ventanas pequeñas, una tras otra, dieciséis en fondo.</translation>
    </message>
    <message>
      <source>Smaller batches need less for their activations.</source>
      <translation>Los lotes más pequeños necesitan menos para sus activaciones.</translation>
    </message>
    <message>
      <source>Smallest slope</source>
      <translation>Pendiente mínima</translation>
    </message>
    <message>
      <source>Smallest value</source>
      <translation>Valor mínimo</translation>
    </message>
    <message>
      <source>Smallest, largest step</source>
      <translation>Paso mínimo y máximo</translation>
    </message>
    <message>
      <source>Smooth</source>
      <translation>Suavizar</translation>
    </message>
    <message>
      <source>Smooth L1 loss</source>
      <translation>Pérdida L1 suave</translation>
    </message>
    <message>
      <source>Smooth when smaller</source>
      <translation>Suavizar al reducir</translation>
    </message>
    <message>
      <source>So many, the last included, instead of a distance.</source>
      <translation>Tantos, incluido el último, en lugar de una distancia.</translation>
    </message>
    <message>
      <source>Soft margin loss</source>
      <translation>Pérdida de margen suave</translation>
    </message>
    <message>
      <source>Soft shrink</source>
      <translation>Contracción suave</translation>
    </message>
    <message>
      <source>Softmax</source>
      <translation>Softmax</translation>
    </message>
    <message>
      <source>Softmax 2D</source>
      <translation>Softmax 2D</translation>
    </message>
    <message>
      <source>Softmax over the channels, at every place of a picture.</source>
      <translation>Softmax sobre los canales, en cada punto de una imagen.</translation>
    </message>
    <message>
      <source>Softmin</source>
      <translation>Softmin</translation>
    </message>
    <message>
      <source>Softplus</source>
      <translation>Softplus</translation>
    </message>
    <message>
      <source>Softsign</source>
      <translation>Softsign</translation>
    </message>
    <message>
      <source>Some losses of one objective are sums over the batch, others means.</source>
      <translation>Algunas pérdidas de un objetivo son sumas sobre el lote y otras, medias.</translation>
    </message>
    <message>
      <source>Some of their weights are tied, which weights inside a layer cannot be.</source>
      <translation>Algunos de sus pesos están vinculados, y los pesos dentro de una capa no pueden estarlo.</translation>
    </message>
    <message>
      <source>Some of these neurons feed others of them.</source>
      <translation>Algunas de estas neuronas alimentan a otras de ellas.</translation>
    </message>
    <message>
      <source>Some of what was changed inside it belongs to weights or neurons it does not have.</source>
      <translation>Parte de lo que se cambió dentro pertenece a pesos o neuronas que no tiene.</translation>
    </message>
    <message>
      <source>Something arrives that is no tensor.</source>
      <translation>Llega algo que no es un tensor.</translation>
    </message>
    <message>
      <source>Something went wrong inside Lienzo.</source>
      <translation>Algo ha fallado dentro de Lienzo.</translation>
    </message>
    <message>
      <source>Sort</source>
      <translation>Ordenar</translation>
    </message>
    <message>
      <source>Source</source>
      <translation>Fuente</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Espacio</translation>
    </message>
    <message>
      <source>Sparse gradients</source>
      <translation>Gradientes dispersos</translation>
    </message>
    <message>
      <source>Sparse gradients can be neither clipped nor regularised.</source>
      <translation>Los gradientes dispersos no se pueden recortar ni regularizar.</translation>
    </message>
    <message>
      <source>SparseAdam</source>
      <translation>SparseAdam</translation>
    </message>
    <message>
      <source>Spiral</source>
      <translation>Espiral</translation>
    </message>
    <message>
      <source>Split</source>
      <translation>Partir</translation>
    </message>
    <message>
      <source>Split into heads</source>
      <translation>Repartir en cabezales</translation>
    </message>
    <message>
      <source>Splits</source>
      <translation>Particiones</translation>
    </message>
    <message>
      <source>Squared for small differences, absolute for large ones.</source>
      <translation>Cuadrática para diferencias pequeñas, absoluta para las grandes.</translation>
    </message>
    <message>
      <source>Squeeze</source>
      <translation>Quitar eje</translation>
    </message>
    <message>
      <source>Squeeze and excite</source>
      <translation>Comprimir y excitar</translation>
    </message>
    <message>
      <source>Squeeze or unsqueeze</source>
      <translation>Quitar o añadir ejes</translation>
    </message>
    <message>
      <source>Squeezes digits through 20 numbers and draws them again.</source>
      <translation>Reduce dígitos a 20 números y los vuelve a dibujar.</translation>
    </message>
    <message>
      <source>Squeezes every number between -1 and 1, more gently than tanh.</source>
      <translation>Comprime cada número entre -1 y 1, con más suavidad que tanh.</translation>
    </message>
    <message>
      <source>Squeezes every number between -1 and 1.</source>
      <translation>Comprime cada número entre -1 y 1.</translation>
    </message>
    <message>
      <source>Squeezes every number between 0 and 1.</source>
      <translation>Comprime cada número entre 0 y 1.</translation>
    </message>
    <message>
      <source>Stack</source>
      <translation>Apilar</translation>
    </message>
    <message>
      <source>Stacks neighbouring points as channels: more channels, a smaller picture.</source>
      <translation>Apila puntos vecinos como canales: más canales, imagen menor.</translation>
    </message>
    <message>
      <source>Standard deviation</source>
      <translation>Desviación estándar</translation>
    </message>
    <message>
      <source>Standardise</source>
      <translation>Estandarizar</translation>
    </message>
    <message>
      <source>Stands for an input of the network without any data behind it.</source>
      <translation>Representa una entrada de la red sin datos detrás.</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Inicio</translation>
    </message>
    <message>
      <source>Start as many processes on a machine as it has graphics processors.</source>
      <translation>Inicia en cada máquina tantos procesos como procesadores gráficos tenga.</translation>
    </message>
    <message>
      <source>Start of the averaging</source>
      <translation>Inicio del promediado</translation>
    </message>
    <message>
      <source>Start over with new weights</source>
      <translation>Empezar de nuevo con otros pesos</translation>
    </message>
    <message>
      <source>Start the training again, so that all of it sees the same examples.</source>
      <translation>Empieza el entrenamiento de nuevo para que todo él vea los mismos ejemplos.</translation>
    </message>
    <message>
      <source>Start the training over, or open the drawing that it was made with.</source>
      <translation>Empieza el entrenamiento de nuevo o abre el dibujo con el que se hizo.</translation>
    </message>
    <message>
      <source>Start the training over.</source>
      <translation>Empieza el entrenamiento de nuevo.</translation>
    </message>
    <message>
      <source>Start trying</source>
      <translation>Empezar a probar</translation>
    </message>
    <message>
      <source>Start ÷ end</source>
      <translation>Inicio ÷ final</translation>
    </message>
    <message>
      <source>Starting value</source>
      <translation>Valor inicial</translation>
    </message>
    <message>
      <source>Starting…</source>
      <translation>Empezando…</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>Inicios</translation>
    </message>
    <message>
      <source>Starts as</source>
      <translation>Empieza como</translation>
    </message>
    <message>
      <source>Starts at {value}</source>
      <translation>Empieza en {value}</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Estado</translation>
    </message>
    <message>
      <source>Step</source>
      <translation>Paso</translation>
    </message>
    <message>
      <source>Step between windows</source>
      <translation>Paso entre ventanas</translation>
    </message>
    <message>
      <source>Step by step</source>
      <translation>Paso a paso</translation>
    </message>
    <message>
      <source>Step through whole batches instead.</source>
      <translation>Avanza por lotes enteros.</translation>
    </message>
    <message>
      <source>Step widths</source>
      <translation>Pasos</translation>
    </message>
    <message>
      <source>Step {step} failed: {reason}</source>
      <translation>El paso {step} falló: {reason}</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Pasos</translation>
    </message>
    <message>
      <source>Steps are compiled for the processor only</source>
      <translation>Los pasos solo se compilan para el procesador</translation>
    </message>
    <message>
      <source>Steps going down</source>
      <translation>Pasos de bajada</translation>
    </message>
    <message>
      <source>Steps going up</source>
      <translation>Pasos de subida</translation>
    </message>
    <message>
      <source>Steps per second</source>
      <translation>Pasos por segundo</translation>
    </message>
    <message>
      <source>Steps seen</source>
      <translation>Pasos que se ven</translation>
    </message>
    <message>
      <source>Still enough</source>
      <translation>Bastante quieto</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Detener</translation>
    </message>
    <message>
      <source>Stop after so many seconds of training; 0 for no limit.</source>
      <translation>Parar tras tantos segundos de entrenamiento; 0, sin límite.</translation>
    </message>
    <message>
      <source>Stop and say where</source>
      <translation>Detenerse y decir dónde</translation>
    </message>
    <message>
      <source>Stop early</source>
      <translation>Parada temprana</translation>
    </message>
    <message>
      <source>Stop gradient</source>
      <translation>Detener el gradiente</translation>
    </message>
    <message>
      <source>Stop when the measure has not become better for so many epochs; 0 never stops it.</source>
      <translation>Parar cuando la medida lleve tantas épocas sin mejorar; con 0 no para nunca.</translation>
    </message>
    <message>
      <source>Stop when the measure is as good as this; empty for no target.</source>
      <translation>Parar cuando la medida llegue hasta aquí; vacío, sin objetivo.</translation>
    </message>
    <message>
      <source>Stopped</source>
      <translation>Detenido</translation>
    </message>
    <message>
      <source>Stopped early</source>
      <translation>Parada temprana</translation>
    </message>
    <message>
      <source>Stopped early in epoch {epoch}: {measure} ({split}) was best in epoch {best}, with {value}.</source>
      <translation>Parada temprana en la época {epoch}: la mejor de {measure} ({split}) fue la {best}, con {value}.</translation>
    </message>
    <message>
      <source>Stopped early in epoch {epoch}: {measure} ({split}) was best in epoch {best}, with {value}. Its weights are kept.</source>
      <translation>Parada temprana en la época {epoch}: la mejor de {measure} ({split}) fue la {best}, con {value}. Quedan sus pesos.</translation>
    </message>
    <message>
      <source>Straight-through estimator</source>
      <translation>Estimador straight-through</translation>
    </message>
    <message>
      <source>Strength</source>
      <translation>Fuerza</translation>
    </message>
    <message>
      <source>Stretch</source>
      <translation>Estirar</translation>
    </message>
    <message>
      <source>Stride</source>
      <translation>Paso (stride)</translation>
    </message>
    <message>
      <source>Such arrays can hide programs, so they are never opened: save plain numbers.</source>
      <translation>Esos arreglos pueden esconder programas, así que nunca se abren: guarda números simples.</translation>
    </message>
    <message>
      <source>Sum</source>
      <translation>Suma</translation>
    </message>
    <message>
      <source>Sum over an axis</source>
      <translation>Suma sobre un eje</translation>
    </message>
    <message>
      <source>Sums numbers up along axes: their sum, mean, largest, smallest, product or norm.</source>
      <translation>Resume los números a lo largo de ejes: su suma, media, mayor, menor, producto o norma.</translation>
    </message>
    <message>
      <source>Swap anchor and positive</source>
      <translation>Intercambiar ancla y positivo</translation>
    </message>
    <message>
      <source>Swap the two</source>
      <translation>Intercambiar los dos</translation>
    </message>
    <message>
      <source>Swap the two wires</source>
      <translation>Intercambiar los dos cables</translation>
    </message>
    <message>
      <source>Swap the two wires.</source>
      <translation>Intercambia los dos cables.</translation>
    </message>
    <message>
      <source>Swaps two axes.</source>
      <translation>Intercambia dos ejes.</translation>
    </message>
    <message>
      <source>Switch off clipping, regularisation and several batches per move.</source>
      <translation>Desactiva el recorte, la regularización y los varios lotes por ajuste.</translation>
    </message>
    <message>
      <source>Switch on “Sparse gradients” in an embedding, or choose another optimizer.</source>
      <translation>Activa «Gradientes dispersos» en un embedding o elige otro optimizador.</translation>
    </message>
    <message>
      <source>Switch that off, or “Sparse gradients” in the embedding.</source>
      <translation>Desactiva eso, o «Gradientes dispersos» en el embedding.</translation>
    </message>
    <message>
      <source>Switch them on in Settings, under Advanced, with nothing selected.</source>
      <translation>Actívalos en Ajustes, en Avanzado, sin nada seleccionado.</translation>
    </message>
    <message>
      <source>System</source>
      <translation>Sistema</translation>
    </message>
    <message>
      <source>Tab</source>
      <translation>Tabulador</translation>
    </message>
    <message>
      <source>Table (CSV)</source>
      <translation>Tabla (CSV)</translation>
    </message>
    <message>
      <source>Table (CSV)…</source>
      <translation>Tabla (CSV)…</translation>
    </message>
    <message>
      <source>Take it out of its own definition.</source>
      <translation>Sácalo de su propia definición.</translation>
    </message>
    <message>
      <source>Take larger batches, or at most {size} processes.</source>
      <translation>Usa lotes mayores, o como mucho {size} procesos.</translation>
    </message>
    <message>
      <source>Takes a run of places of an axis.</source>
      <translation>Toma un tramo de lugares de un eje.</translation>
    </message>
    <message>
      <source>Takes a signal apart into its waves, or puts it together again.</source>
      <translation>Descompone una señal en sus ondas, o la recompone.</translation>
    </message>
    <message>
      <source>Takes away a fixed mean and divides by a fixed spread; nothing is learned.</source>
      <translation>Resta una media fija y divide entre una dispersión fija; no aprende nada.</translation>
    </message>
    <message>
      <source>Takes each number from one of two inputs, as a third says.</source>
      <translation>Toma cada número de una de dos entradas, según diga una tercera.</translation>
    </message>
    <message>
      <source>Takes one place of an axis: one column, one channel, one step.</source>
      <translation>Toma un lugar de un eje: una columna, un canal, un paso.</translation>
    </message>
    <message>
      <source>Takes one step out of a sequence: the last, the first, or the mean of all.</source>
      <translation>Toma un paso de una secuencia: el último, el primero o la media de todos.</translation>
    </message>
    <message>
      <source>Takes out an axis of size 1.</source>
      <translation>Quita un eje de tamaño 1.</translation>
    </message>
    <message>
      <source>Takes runs of places along several axes, forwards or backwards.</source>
      <translation>Toma tramos de lugares en varios ejes, hacia delante o hacia atrás.</translation>
    </message>
    <message>
      <source>Takes the diagonals of matrices, or makes matrices with these diagonals.</source>
      <translation>Toma las diagonales de matrices, o hace matrices con esas diagonales.</translation>
    </message>
    <message>
      <source>Takes the places of an axis that numbers name.</source>
      <translation>Toma los lugares de un eje que nombran unos números.</translation>
    </message>
    <message>
      <source>Takes what stands at addresses made of one number for each axis.</source>
      <translation>Toma lo que está en direcciones hechas de un número por eje.</translation>
    </message>
    <message>
      <source>Takes windows along a signal apart into their waves.</source>
      <translation>Descompone en sus ondas ventanas a lo largo de una señal.</translation>
    </message>
    <message>
      <source>Takes, for each place, the number along an axis that another input names.</source>
      <translation>Toma, para cada lugar, el número de un eje que nombra otra entrada.</translation>
    </message>
    <message>
      <source>Tanh</source>
      <translation>Tanh</translation>
    </message>
    <message>
      <source>Tanh shrink</source>
      <translation>Contracción tanh</translation>
    </message>
    <message>
      <source>Target</source>
      <translation>Objetivo</translation>
    </message>
    <message>
      <source>Target array</source>
      <translation>Arreglo objetivo</translation>
    </message>
    <message>
      <source>Target reached</source>
      <translation>Objetivo alcanzado</translation>
    </message>
    <message>
      <source>Target reached in epoch {epoch}: {measure} ({split}) is {value}.</source>
      <translation>Objetivo alcanzado en la época {epoch}: {measure} ({split}) es {value}.</translation>
    </message>
    <message>
      <source>Target sequence</source>
      <translation>Secuencia objetivo</translation>
    </message>
    <message>
      <source>Target sequences</source>
      <translation>Secuencias objetivo</translation>
    </message>
    <message>
      <source>Task</source>
      <translation>Tarea</translation>
    </message>
    <message>
      <source>Tells from all channels how much each of them counts.</source>
      <translation>Dice, a partir de todos los canales, cuánto cuenta cada uno.</translation>
    </message>
    <message>
      <source>Tells in which of the bins between edges each number falls.</source>
      <translation>Dice en cuál de los intervalos entre límites cae cada número.</translation>
    </message>
    <message>
      <source>Tells real pictures from drawn ones.</source>
      <translation>Distingue imágenes reales de dibujadas.</translation>
    </message>
    <message>
      <source>Temperature</source>
      <translation>Temperatura</translation>
    </message>
    <message>
      <source>Ten measurements of a patient foretell how the disease goes on.</source>
      <translation>Diez medidas de un paciente predicen cómo avanza la enfermedad.</translation>
    </message>
    <message>
      <source>TensorFlow Playground, D. Smilkov and S. Carter (Apache-2.0), by its formula.</source>
      <translation>TensorFlow Playground, D. Smilkov y S. Carter (Apache-2.0), según su fórmula.</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Prueba</translation>
    </message>
    <message>
      <source>Test part</source>
      <translation>Parte de prueba</translation>
    </message>
    <message>
      <source>That of the layer</source>
      <translation>La de la capa</translation>
    </message>
    <message>
      <source>That would take longer, or more memory, than it could ever give back.</source>
      <translation>Llevaría más tiempo, o más memoria, de lo que podría devolver.</translation>
    </message>
    <message>
      <source>The Data panel shows and edits this data.</source>
      <translation>El panel Datos muestra y edita estos datos.</translation>
    </message>
    <message>
      <source>The Python code would not compute exactly what the network computes.</source>
      <translation>El código Python no calcularía exactamente lo mismo que la red.</translation>
    </message>
    <message>
      <source>The Python source of your network will be here.</source>
      <translation>Aquí estará el código Python de tu red.</translation>
    </message>
    <message>
      <source>The activation of a neuron is not known.</source>
      <translation>No se conoce la activación de una neurona.</translation>
    </message>
    <message>
      <source>The archive is packed as PyTorch never packs it.</source>
      <translation>El archivo está empaquetado como PyTorch nunca lo hace.</translation>
    </message>
    <message>
      <source>The arithmetic of your network will be written out here.</source>
      <translation>Aquí se escribirá la aritmética de tu red.</translation>
    </message>
    <message>
      <source>The array of inputs is empty.</source>
      <translation>El arreglo de entradas está vacío.</translation>
    </message>
    <message>
      <source>The array of targets does not hold one class for each example.</source>
      <translation>El arreglo de valores objetivo no contiene una clase para cada ejemplo.</translation>
    </message>
    <message>
      <source>The arrays differ in length: “{input}” has {inputs}, “{target}” has {targets}.</source>
      <translation>Los arreglos difieren en longitud: «{input}» tiene {inputs}; «{target}», {targets}.</translation>
    </message>
    <message>
      <source>The best one is trial {number}: {file}</source>
      <translation>La mejor es la prueba {number}: {file}</translation>
    </message>
    <message>
      <source>The block whose weights it is to use is not in this drawing.</source>
      <translation>El bloque cuyos pesos ha de usar no está en este dibujo.</translation>
    </message>
    <message>
      <source>The block whose weights it is to use is of a kind that does not fit.</source>
      <translation>El bloque cuyos pesos ha de usar es de un tipo que no encaja.</translation>
    </message>
    <message>
      <source>The border counts</source>
      <translation>El borde cuenta</translation>
    </message>
    <message>
      <source>The channels of this layer work in groups, which must stay of one size.</source>
      <translation>Los canales de esta capa trabajan en grupos, que deben seguir siendo del mismo tamaño.</translation>
    </message>
    <message>
      <source>The checkpoint belongs to another drawing.</source>
      <translation>El punto de control pertenece a otro dibujo.</translation>
    </message>
    <message>
      <source>The checkpoint {name} cannot be read: {reason}</source>
      <translation>No se puede leer el punto de control {name}: {reason}</translation>
    </message>
    <message>
      <source>The code was run: with the same weights it gives the same answers, bit for bit.</source>
      <translation>Se ejecutó el código: con los mismos pesos da las mismas respuestas, bit a bit.</translation>
    </message>
    <message>
      <source>The column to predict; the last one where this is empty.</source>
      <translation>La columna que se predice; la última si esto está vacío.</translation>
    </message>
    <message>
      <source>The columns to predict from; all that can be used where none is chosen.</source>
      <translation>Las columnas con las que se predice; todas las utilizables si no eliges ninguna.</translation>
    </message>
    <message>
      <source>The compiled steps that this run was taken with are no longer on this machine.</source>
      <translation>Los pasos compilados con los que se hizo este entrenamiento ya no están en este equipo.</translation>
    </message>
    <message>
      <source>The compiled steps were made for how it was set before.</source>
      <translation>Los pasos compilados eran para sus ajustes de antes.</translation>
    </message>
    <message>
      <source>The curves of the training will be drawn here.</source>
      <translation>Aquí se dibujarán las curvas del entrenamiento.</translation>
    </message>
    <message>
      <source>The data holds no examples.</source>
      <translation>Los datos no contienen ejemplos.</translation>
    </message>
    <message>
      <source>The determinant of square matrices.</source>
      <translation>El determinante de matrices cuadradas.</translation>
    </message>
    <message>
      <source>The difference before</source>
      <translation>La diferencia anterior</translation>
    </message>
    <message>
      <source>The disk has no room left for {name}.</source>
      <translation>No queda espacio en el disco para {name}.</translation>
    </message>
    <message>
      <source>The drawing cannot be exported yet.</source>
      <translation>El dibujo aún no se puede exportar.</translation>
    </message>
    <message>
      <source>The drawing cannot be trained yet.</source>
      <translation>El dibujo aún no se puede entrenar.</translation>
    </message>
    <message>
      <source>The drawing has changed meanwhile.</source>
      <translation>El dibujo ha cambiado entretanto.</translation>
    </message>
    <message>
      <source>The drawing has no data yet.</source>
      <translation>El dibujo aún no tiene datos.</translation>
    </message>
    <message>
      <source>The drawing in the file is damaged.</source>
      <translation>El dibujo del archivo está dañado.</translation>
    </message>
    <message>
      <source>The drawing is not a whole network yet.</source>
      <translation>El dibujo aún no es una red completa.</translation>
    </message>
    <message>
      <source>The drawing is still being checked.</source>
      <translation>El dibujo todavía se está comprobando.</translation>
    </message>
    <message>
      <source>The drawing that is open</source>
      <translation>El dibujo abierto</translation>
    </message>
    <message>
      <source>The drawing was edited</source>
      <translation>Se ha editado el dibujo</translation>
    </message>
    <message>
      <source>The drawing you were working on was kept.</source>
      <translation>El dibujo en el que trabajabas se conservó.</translation>
    </message>
    <message>
      <source>The edges are {edges}, but the numbers are {shape}: each row needs its row of edges.</source>
      <translation>Los bordes son {edges}, pero los números son {shape}: cada fila necesita su fila de bordes.</translation>
    </message>
    <message>
      <source>The engine stopped unexpectedly and was started again.</source>
      <translation>El motor se detuvo de forma inesperada y se inició de nuevo.</translation>
    </message>
    <message>
      <source>The equation speaks of {terms} inputs, but {arrived} arrive.</source>
      <translation>La ecuación habla de {terms} entradas, pero llegan {arrived}.</translation>
    </message>
    <message>
      <source>The examples are {names}.</source>
      <translation>Los ejemplos son {names}.</translation>
    </message>
    <message>
      <source>The examples cannot be written to “{folder}”: {reason}.</source>
      <translation>Los ejemplos no se pueden escribir en «{folder}»: {reason}.</translation>
    </message>
    <message>
      <source>The examples stay on disk and are read while training: in memory they would take {size} GB.</source>
      <translation>Los ejemplos se quedan en el disco y se leen durante el entrenamiento: en memoria ocuparían {size} GB.</translation>
    </message>
    <message>
      <source>The exported file would not compute what the network computes, so none was written.</source>
      <translation>El archivo exportado no calcularía lo mismo que la red, así que no se escribió.</translation>
    </message>
    <message>
      <source>The file calls it {name}.</source>
      <translation>El archivo lo llama {name}.</translation>
    </message>
    <message>
      <source>The file cannot be read as {encoding} text.</source>
      <translation>El archivo no se puede leer como texto {encoding}.</translation>
    </message>
    <message>
      <source>The file has no array for “{role}”.</source>
      <translation>El archivo no tiene ningún arreglo para «{role}».</translation>
    </message>
    <message>
      <source>The file holds no block of your own.</source>
      <translation>El archivo no contiene ningún bloque propio.</translation>
    </message>
    <message>
      <source>The file holds several programs: {names}.</source>
      <translation>El archivo contiene varios programas: {names}.</translation>
    </message>
    <message>
      <source>The file is damaged or was cut short.</source>
      <translation>El archivo está dañado o incompleto.</translation>
    </message>
    <message>
      <source>The file leaves some sizes open. A drawing needs numbers for them; only the number of examples may stay open.</source>
      <translation>El archivo deja abiertos algunos tamaños. Un dibujo necesita números para ellos; solo el número de ejemplos puede quedar abierto.</translation>
    </message>
    <message>
      <source>The first input divided by the second, number by number.</source>
      <translation>La primera entrada dividida entre la segunda, número a número.</translation>
    </message>
    <message>
      <source>The first input less the second, number by number.</source>
      <translation>La primera entrada menos la segunda, número a número.</translation>
    </message>
    <message>
      <source>The first input should be the larger one where the target is 1, else the smaller.</source>
      <translation>La primera entrada debe ser la mayor donde el objetivo es 1; si no, la menor.</translation>
    </message>
    <message>
      <source>The first input's numbers leave; the gradient goes to the second input.</source>
      <translation>Salen los números de la primera entrada; el gradiente va a la segunda.</translation>
    </message>
    <message>
      <source>The first place left out.</source>
      <translation>El primer lugar que se deja fuera.</translation>
    </message>
    <message>
      <source>The first row names the columns</source>
      <translation>La primera fila nombra las columnas</translation>
    </message>
    <message>
      <source>The first so many of each step; all unless chosen.</source>
      <translation>Los primeros tantos de cada paso; todos si no se elige.</translation>
    </message>
    <message>
      <source>The first step has nothing to begin with at {port}.</source>
      <translation>El primer paso no tiene con qué empezar en {port}.</translation>
    </message>
    <message>
      <source>The folder “{path}” cannot be read.</source>
      <translation>La carpeta «{path}» no se puede leer.</translation>
    </message>
    <message>
      <source>The formula is longer than {most} signs.</source>
      <translation>La fórmula tiene más de {most} signos.</translation>
    </message>
    <message>
      <source>The formula speaks of {name}, which is not known here.</source>
      <translation>La fórmula habla de {name}, que aquí no se conoce.</translation>
    </message>
    <message>
      <source>The formula {formula} divides by zero.</source>
      <translation>La fórmula {formula} divide entre cero.</translation>
    </message>
    <message>
      <source>The formula {formula} gives a number that is too large.</source>
      <translation>La fórmula {formula} da un número demasiado grande.</translation>
    </message>
    <message>
      <source>The formula {formula} gives {value}, which is no factor.</source>
      <translation>La fórmula {formula} da {value}, que no es un factor.</translation>
    </message>
    <message>
      <source>The four rows of a logic gate, repeated.</source>
      <translation>Las cuatro filas de una puerta lógica, repetidas.</translation>
    </message>
    <message>
      <source>The group is computed once for each step of the sequence here.</source>
      <translation>El grupo se calcula una vez por cada paso de la secuencia que llega aquí.</translation>
    </message>
    <message>
      <source>The id {id} was used twice or is reserved; one was renamed.</source>
      <translation>El identificador {id} estaba repetido o reservado; se cambió uno.</translation>
    </message>
    <message>
      <source>The input is a logarithm</source>
      <translation>La entrada es un logaritmo</translation>
    </message>
    <message>
      <source>The input {name} is no tensor of known axes.</source>
      <translation>La entrada {name} no es un tensor de ejes conocidos.</translation>
    </message>
    <message>
      <source>The input {name} is of the kind {kind}.</source>
      <translation>La entrada {name} es del tipo {kind}.</translation>
    </message>
    <message>
      <source>The input {name} leaves the size of its axis {place} open.</source>
      <translation>La entrada {name} deja abierto el tamaño de su eje {place}.</translation>
    </message>
    <message>
      <source>The input “{name}” is missing.</source>
      <translation>Falta la entrada «{name}».</translation>
    </message>
    <message>
      <source>The input “{name}” takes examples of shape {expected}, but {given} came.</source>
      <translation>La entrada «{name}» admite ejemplos de forma {expected}, pero llegaron de {given}.</translation>
    </message>
    <message>
      <source>The input “{port}” has no data to train on.</source>
      <translation>La entrada «{port}» no tiene datos con los que entrenar.</translation>
    </message>
    <message>
      <source>The inverse, exponential, root, trace or size of square matrices.</source>
      <translation>La inversa, exponencial, raíz, traza o tamaño de matrices cuadradas.</translation>
    </message>
    <message>
      <source>The labels are the numbers -1 and 1, as a squared error wants, not classes.</source>
      <translation>Las etiquetas son los números -1 y 1, como pide un error cuadrático, no clases.</translation>
    </message>
    <message>
      <source>The largest</source>
      <translation>Los mayores</translation>
    </message>
    <message>
      <source>The largest first</source>
      <translation>El mayor primero</translation>
    </message>
    <message>
      <source>The largest number of each window, and where it stands.</source>
      <translation>El número mayor de cada ventana y dónde está.</translation>
    </message>
    <message>
      <source>The largest of what its wires bring, number by number.</source>
      <translation>El mayor de lo que traen sus cables, número a número.</translation>
    </message>
    <message>
      <source>The largest or smallest numbers along an axis, and where they stand.</source>
      <translation>Los números mayores o menores de un eje y dónde están.</translation>
    </message>
    <message>
      <source>The last Dense layer and its cross-entropy in one, to save memory.</source>
      <translation>La última capa densa y su entropía cruzada en uno, para ahorrar memoria.</translation>
    </message>
    <message>
      <source>The last of equal ones</source>
      <translation>El último de los iguales</translation>
    </message>
    <message>
      <source>The last wave is the longest</source>
      <translation>La última onda es la más larga</translation>
    </message>
    <message>
      <source>The letter {letter} stands behind the arrow, but not before it.</source>
      <translation>La letra {letter} está detrás de la flecha, pero no delante.</translation>
    </message>
    <message>
      <source>The letter {letter} stands for an axis of {one} and for one of {other}.</source>
      <translation>La letra {letter} vale para un eje de {one} y para uno de {other}.</translation>
    </message>
    <message>
      <source>The link is copied: the whole drawing, with its weights.</source>
      <translation>El enlace está copiado: el dibujo entero, con sus pesos.</translation>
    </message>
    <message>
      <source>The link is damaged or was cut.</source>
      <translation>El enlace está dañado o cortado.</translation>
    </message>
    <message>
      <source>The link would have {length} thousand letters, more than messages carry.</source>
      <translation>El enlace tendría {length} mil letras, más de las que admite un mensaje.</translation>
    </message>
    <message>
      <source>The list of contents in the file is missing or damaged.</source>
      <translation>Falta la lista de contenidos del archivo o está dañada.</translation>
    </message>
    <message>
      <source>The logarithm of the sigmoid of each number.</source>
      <translation>El logaritmo de la sigmoide de cada número.</translation>
    </message>
    <message>
      <source>The logarithms of the softmax probabilities of each example.</source>
      <translation>Los logaritmos de las probabilidades softmax de cada ejemplo.</translation>
    </message>
    <message>
      <source>The loss after it does this already, so it would be done twice.</source>
      <translation>La pérdida que sigue ya lo hace, así que se haría dos veces.</translation>
    </message>
    <message>
      <source>The loss became no number at step {step}.</source>
      <translation>La pérdida dejó de ser un número en el paso {step}.</translation>
    </message>
    <message>
      <source>The loss of a batch is not made of the losses of its shares.</source>
      <translation>La pérdida de un lote no se compone de las pérdidas de sus partes.</translation>
    </message>
    <message>
      <source>The loss of the last step.</source>
      <translation>La pérdida del último paso.</translation>
    </message>
    <message>
      <source>The loss {name} cannot balance classes: its target is no class of the data.</source>
      <translation>La pérdida {name} no puede equilibrar las clases: su objetivo no es una clase de los datos.</translation>
    </message>
    <message>
      <source>The mean of the numbers along one axis.</source>
      <translation>La media de los números a lo largo de un eje.</translation>
    </message>
    <message>
      <source>The mean of the steps whose mask holds.</source>
      <translation>La media de los pasos cuya máscara se cumple.</translation>
    </message>
    <message>
      <source>The mean of what its wires bring, number by number.</source>
      <translation>La media de lo que traen sus cables, número a número.</translation>
    </message>
    <message>
      <source>The mean of windows that may have gaps and uneven borders.</source>
      <translation>La media de ventanas que pueden tener huecos y bordes desiguales.</translation>
    </message>
    <message>
      <source>The model contradicts itself.</source>
      <translation>El modelo se contradice a sí mismo.</translation>
    </message>
    <message>
      <source>The name of the array; found by its usual names where empty.</source>
      <translation>El nombre del arreglo; si está vacío, se busca por sus nombres habituales.</translation>
    </message>
    <message>
      <source>The name {name} is too long.</source>
      <translation>El nombre {name} es demasiado largo.</translation>
    </message>
    <message>
      <source>The name {name} stands twice.</source>
      <translation>El nombre {name} aparece dos veces.</translation>
    </message>
    <message>
      <source>The nearest place</source>
      <translation>El lugar más cercano</translation>
    </message>
    <message>
      <source>The network as a PyTorch class to read and to change, without weights.</source>
      <translation>La red como clase de PyTorch para leerla y cambiarla, sin pesos.</translation>
    </message>
    <message>
      <source>The network cannot take this example: {reason}</source>
      <translation>La red no puede aceptar este ejemplo: {reason}</translation>
    </message>
    <message>
      <source>The network has not been trained yet: its answers are guesses.</source>
      <translation>La red aún no se ha entrenado: responde al azar.</translation>
    </message>
    <message>
      <source>The network is too large to be compiled</source>
      <translation>La red es demasiado grande para compilarla</translation>
    </message>
    <message>
      <source>The network's answer will be shown here as a picture.</source>
      <translation>Aquí se mostrará la respuesta de la red como una imagen.</translation>
    </message>
    <message>
      <source>The newest run of each drawing, or the run that was chosen.</source>
      <translation>El último entrenamiento de cada dibujo, o el que se eligió.</translation>
    </message>
    <message>
      <source>The next difference</source>
      <translation>La diferencia siguiente</translation>
    </message>
    <message>
      <source>The number comes first</source>
      <translation>El número va primero</translation>
    </message>
    <message>
      <source>The numbers are {values}, but their places are {places}: they must be equal.</source>
      <translation>Los números son {values}, pero sus lugares son {places}: deben ser iguales.</translation>
    </message>
    <message>
      <source>The numbers grew beyond all bounds at step {step}, first in “{block}”.</source>
      <translation>Los números crecieron sin límite en el paso {step}, primero en «{block}».</translation>
    </message>
    <message>
      <source>The objective “{name}” has nothing to move.</source>
      <translation>El objetivo «{name}» no tiene nada que mover.</translation>
    </message>
    <message>
      <source>The old number of each axis, in the new order; 0 is the batch.</source>
      <translation>El número anterior de cada eje, en el orden nuevo; 0 es el lote.</translation>
    </message>
    <message>
      <source>The operator {operator} (node {node}, opset {opset}) cannot be imported. {why}</source>
      <translation>El operador {operator} (nodo {node}, opset {opset}) no se puede importar. {why}</translation>
    </message>
    <message>
      <source>The operator {operator} (opset {opset}) cannot be imported. {why}</source>
      <translation>El operador {operator} (opset {opset}) no se puede importar. {why}</translation>
    </message>
    <message>
      <source>The optimizer is set otherwise now</source>
      <translation>El optimizador tiene ahora otros ajustes</translation>
    </message>
    <message>
      <source>The optimizer {name} cannot move an embedding with sparse gradients.</source>
      <translation>El optimizador {name} no puede ajustar un embedding con gradientes dispersos.</translation>
    </message>
    <message>
      <source>The optimizer {name} does not take these settings: {reason}.</source>
      <translation>El optimizador {name} no admite estos ajustes: {reason}.</translation>
    </message>
    <message>
      <source>The optimizer {name} moves only what has sparse gradients.</source>
      <translation>El optimizador {name} solo ajusta lo que tiene gradientes dispersos.</translation>
    </message>
    <message>
      <source>The option “{option}” of the data cannot be {value}.</source>
      <translation>La opción «{option}» de los datos no puede ser {value}.</translation>
    </message>
    <message>
      <source>The order {order} does not name each axis of {shape} once.</source>
      <translation>El orden {order} no nombra cada eje de {shape} una vez.</translation>
    </message>
    <message>
      <source>The padding “same” keeps the size, but a stride of {stride} shrinks it.</source>
      <translation>El relleno «same» conserva el tamaño, pero un paso de {stride} lo reduce.</translation>
    </message>
    <message>
      <source>The part {name}</source>
      <translation>La parte {name}</translation>
    </message>
    <message>
      <source>The places at which to read pictures to turn, move and stretch them.</source>
      <translation>Los lugares donde leer imágenes para girarlas, moverlas y estirarlas.</translation>
    </message>
    <message>
      <source>The places of numbers that are not 0, or the numbers where a mask holds.</source>
      <translation>Los lugares de los números distintos de 0, o los números donde vale una máscara.</translation>
    </message>
    <message>
      <source>The plane in which the examples differ most (principal components)</source>
      <translation>El plano en que más difieren los ejemplos (componentes principales)</translation>
    </message>
    <message>
      <source>The port of {place} is taken by another program.</source>
      <translation>Otro programa ocupa el puerto de {place}.</translation>
    </message>
    <message>
      <source>The prediction arrives where the target belongs, and the target as prediction.</source>
      <translation>La predicción llega donde va el valor objetivo, y el valor objetivo donde va la predicción.</translation>
    </message>
    <message>
      <source>The prediction is {guess}, but the target is {target}: they must be equal.</source>
      <translation>La predicción es {guess}, pero el objetivo es {target}: deben ser iguales.</translation>
    </message>
    <message>
      <source>The prediction is {prediction}, but what it is compared with is {target}.</source>
      <translation>La predicción es {prediction}, pero se compara con {target}.</translation>
    </message>
    <message>
      <source>The preparation of the data cannot be read: {reason}.</source>
      <translation>No se puede leer la preparación de los datos: {reason}.</translation>
    </message>
    <message>
      <source>The process that tried it ended unexpectedly ({code}).</source>
      <translation>El proceso que lo probaba terminó de forma inesperada ({code}).</translation>
    </message>
    <message>
      <source>The processes did not find each other at {place}: {reason}</source>
      <translation>Los procesos no se encontraron en {place}: {reason}</translation>
    </message>
    <message>
      <source>The product, which is added to the sum</source>
      <translation>El producto, que se añade a la suma</translation>
    </message>
    <message>
      <source>The program takes an input that is no tensor.</source>
      <translation>El programa toma una entrada que no es un tensor.</translation>
    </message>
    <message>
      <source>The queries have {query} {kind}, but the keys have {key}.</source>
      <translation>Las consultas tienen {query} {kind}, pero las claves tienen {key}.</translation>
    </message>
    <message>
      <source>The rate of the penalty cannot be {rate}.</source>
      <translation>La tasa de la penalización no puede ser {rate}.</translation>
    </message>
    <message>
      <source>The row that begins on line {line} does not end.</source>
      <translation>La fila que empieza en la línea {line} no termina.</translation>
    </message>
    <message>
      <source>The run cannot be written to {folder}: {reason}.</source>
      <translation>No se puede escribir la ejecución en {folder}: {reason}.</translation>
    </message>
    <message>
      <source>The run trained another drawing: none of its weights fit here.</source>
      <translation>Ese entrenamiento es de otro dibujo: ninguno de sus pesos encaja aquí.</translation>
    </message>
    <message>
      <source>The run {name} has no checkpoint to go on from.</source>
      <translation>La ejecución {name} no tiene ningún punto de control desde el que continuar.</translation>
    </message>
    <message>
      <source>The same at every point of a picture; kept by PyTorch for old models.</source>
      <translation>Lo mismo en cada punto de una imagen; PyTorch la conserva para modelos antiguos.</translation>
    </message>
    <message>
      <source>The same for the values to learn; answers are given in their own units.</source>
      <translation>Lo mismo para los valores por aprender; las respuestas se dan en sus unidades.</translation>
    </message>
    <message>
      <source>The same network as a PyTorch file.</source>
      <translation>La misma red como archivo de PyTorch.</translation>
    </message>
    <message>
      <source>The same numbers as another kind: decimal, whole, or yes and no.</source>
      <translation>Los mismos números de otra clase: decimales, enteros o sí y no.</translation>
    </message>
    <message>
      <source>The same numbers; what follows teaches nothing to what comes before.</source>
      <translation>Los mismos números; lo que sigue no enseña nada a lo anterior.</translation>
    </message>
    <message>
      <source>The same numbers; what is learned from them is turned into its opposite.</source>
      <translation>Los mismos números; lo que se aprende de ellos se vuelve su contrario.</translation>
    </message>
    <message>
      <source>The same seed always gives the same split.</source>
      <translation>La misma semilla da siempre la misma división.</translation>
    </message>
    <message>
      <source>The same seed draws the same weights and the same order of examples.</source>
      <translation>La misma semilla da los mismos pesos y el mismo orden de ejemplos.</translation>
    </message>
    <message>
      <source>The same seed makes the same examples.</source>
      <translation>La misma semilla crea los mismos ejemplos.</translation>
    </message>
    <message>
      <source>The same seed tries the same values.</source>
      <translation>La misma semilla prueba los mismos valores.</translation>
    </message>
    <message>
      <source>The same value in all repeats</source>
      <translation>El mismo valor en todas</translation>
    </message>
    <message>
      <source>The schedule watches the measure {name}, which is not there.</source>
      <translation>El planificador vigila la métrica {name}, que no existe.</translation>
    </message>
    <message>
      <source>The schedule {name} does not take these settings: {reason}.</source>
      <translation>El planificador {name} no admite estos ajustes: {reason}.</translation>
    </message>
    <message>
      <source>The scores are {scores} and the class numbers {target}; these do not belong together.</source>
      <translation>Las puntuaciones son {scores} y los números de clase {target}; no concuerdan.</translation>
    </message>
    <message>
      <source>The scores must be batch × classes: flatten before the last Dense block.</source>
      <translation>Las puntuaciones deben ser lote × clases: aplana antes del último bloque Densa.</translation>
    </message>
    <message>
      <source>The second number where no wire brings one.</source>
      <translation>El segundo número si ningún cable lo trae.</translation>
    </message>
    <message>
      <source>The shape it asks for does not hold as many numbers as arrive.</source>
      <translation>La forma que pide no admite tantos números como llegan.</translation>
    </message>
    <message>
      <source>The shape it asks for mixes examples.</source>
      <translation>La forma que pide mezcla ejemplos.</translation>
    </message>
    <message>
      <source>The share “{name}” is {share}.</source>
      <translation>La parte «{name}» es {share}.</translation>
    </message>
    <message>
      <source>The sizes of one example, without the batch.</source>
      <translation>Los tamaños de un ejemplo, sin el lote.</translation>
    </message>
    <message>
      <source>The sizes of what arrives, as whole numbers.</source>
      <translation>Los tamaños de lo que llega, como números enteros.</translation>
    </message>
    <message>
      <source>The split “{split}” has no examples to measure on.</source>
      <translation>La parte «{split}» no tiene ejemplos con los que medir.</translation>
    </message>
    <message>
      <source>The standard has no operator of this name.</source>
      <translation>El estándar no tiene ningún operador con este nombre.</translation>
    </message>
    <message>
      <source>The steps could not be compiled</source>
      <translation>No se pudieron compilar los pasos</translation>
    </message>
    <message>
      <source>The sum of the numbers along one axis.</source>
      <translation>La suma de los números a lo largo de un eje.</translation>
    </message>
    <message>
      <source>The sum, product or largest of all numbers up to each one along an axis.</source>
      <translation>La suma, el producto o el mayor de todos los números hasta cada uno a lo largo de un eje.</translation>
    </message>
    <message>
      <source>The sweep ended unexpectedly: {words}</source>
      <translation>El barrido terminó de forma inesperada: {words}</translation>
    </message>
    <message>
      <source>The system denies it: {reason}.</source>
      <translation>El sistema lo impide: {reason}.</translation>
    </message>
    <message>
      <source>The table has no column “{name}”.</source>
      <translation>La tabla no tiene ninguna columna «{name}».</translation>
    </message>
    <message>
      <source>The table has no rows below its header.</source>
      <translation>La tabla no tiene filas bajo el encabezado.</translation>
    </message>
    <message>
      <source>The table has one column only, so there is nothing to predict it from.</source>
      <translation>La tabla solo tiene una columna, así que no hay con qué predecirla.</translation>
    </message>
    <message>
      <source>The table is empty.</source>
      <translation>La tabla está vacía.</translation>
    </message>
    <message>
      <source>The target has {count} classes.</source>
      <translation>El valor objetivo tiene {count} clases.</translation>
    </message>
    <message>
      <source>The target is a logarithm</source>
      <translation>El objetivo es un logaritmo</translation>
    </message>
    <message>
      <source>The tensor {tensor} is sparse.</source>
      <translation>El tensor {tensor} es disperso.</translation>
    </message>
    <message>
      <source>The tensor {tensor} should stand in {file}, which is not beside the model.</source>
      <translation>El tensor {tensor} debería estar en {file}, que no está junto al modelo.</translation>
    </message>
    <message>
      <source>The training process ended unexpectedly (code {code}).</source>
      <translation>El proceso de entrenamiento terminó de forma inesperada (código {code}).</translation>
    </message>
    <message>
      <source>The transformer block of language models, which normalises first.</source>
      <translation>El bloque transformer de los modelos de lenguaje, que normaliza primero.</translation>
    </message>
    <message>
      <source>The triplet loss with the straight distance between vectors.</source>
      <translation>La pérdida de tripletas con la distancia recta entre vectores.</translation>
    </message>
    <message>
      <source>The two convolutions of a level on the way down.</source>
      <translation>Las dos convoluciones de un nivel en la bajada.</translation>
    </message>
    <message>
      <source>The upper one</source>
      <translation>El superior</translation>
    </message>
    <message>
      <source>The way into this group</source>
      <translation>El camino hasta este grupo</translation>
    </message>
    <message>
      <source>The weight that it is multiplied by</source>
      <translation>El peso por el que se multiplica</translation>
    </message>
    <message>
      <source>The wires tied as “{tie}” bring different counts of numbers: {few} and {many}.</source>
      <translation>Los cables vinculados como «{tie}» traen cantidades distintas de números: {few} y {many}.</translation>
    </message>
    <message>
      <source>Their losses were compared with those of single steps, which stay the truth.</source>
      <translation>Sus pérdidas se compararon con las del paso a paso, que sigue siendo lo cierto.</translation>
    </message>
    <message>
      <source>Their names in PyTorch with their settings, commas between them.</source>
      <translation>Sus nombres en PyTorch con sus ajustes, separados por comas.</translation>
    </message>
    <message>
      <source>Theme</source>
      <translation>Tema</translation>
    </message>
    <message>
      <source>There are none yet.</source>
      <translation>Aún no hay ninguno.</translation>
    </message>
    <message>
      <source>There are {count} processes for the {there} graphics processors of this machine.</source>
      <translation>Hay {count} procesos para los {there} procesadores gráficos de esta máquina.</translation>
    </message>
    <message>
      <source>There are {keys} keys, but {values} values.</source>
      <translation>Hay {keys} claves, pero {values} valores.</translation>
    </message>
    <message>
      <source>There are {names}.</source>
      <translation>Hay {names}.</translation>
    </message>
    <message>
      <source>There are: {names}.</source>
      <translation>Hay: {names}.</translation>
    </message>
    <message>
      <source>There is a value called “{name}” already.</source>
      <translation>Ya hay un valor llamado “{name}”.</translation>
    </message>
    <message>
      <source>There is neither a file nor an example called {name}.</source>
      <translation>No hay ningún archivo ni ejemplo llamado {name}.</translation>
    </message>
    <message>
      <source>There is no axis {axis} in {shape}.</source>
      <translation>No hay eje {axis} en {shape}.</translation>
    </message>
    <message>
      <source>There is no block called {name}.</source>
      <translation>No hay ningún bloque llamado {name}.</translation>
    </message>
    <message>
      <source>There is no block to group.</source>
      <translation>No hay ningún bloque que agrupar.</translation>
    </message>
    <message>
      <source>There is no example called {name}.</source>
      <translation>No hay ningún ejemplo llamado {name}.</translation>
    </message>
    <message>
      <source>There is no file called {name}.</source>
      <translation>No hay ningún archivo llamado {name}.</translation>
    </message>
    <message>
      <source>There is no folder {folder}.</source>
      <translation>No existe la carpeta {folder}.</translation>
    </message>
    <message>
      <source>There is no format for the ending {ending}.</source>
      <translation>No hay ningún formato con la terminación {ending}.</translation>
    </message>
    <message>
      <source>There is no learning rate schedule called “{name}”.</source>
      <translation>No hay ningún planificador de la tasa de aprendizaje llamado «{name}».</translation>
    </message>
    <message>
      <source>There is no list of {kind}.</source>
      <translation>No hay ninguna lista de {kind}.</translation>
    </message>
    <message>
      <source>There is no network called {name}.</source>
      <translation>No hay ninguna red llamada {name}.</translation>
    </message>
    <message>
      <source>There is no optimizer called “{name}”.</source>
      <translation>No hay ningún optimizador llamado «{name}».</translation>
    </message>
    <message>
      <source>There is no penalty called “{name}”.</source>
      <translation>No hay ninguna penalización llamada «{name}».</translation>
    </message>
    <message>
      <source>There is no place for {path}.</source>
      <translation>No hay lugar para {path}.</translation>
    </message>
    <message>
      <source>There is no place {axis} for an axis in {shape}.</source>
      <translation>No hay lugar {axis} para un eje en {shape}.</translation>
    </message>
    <message>
      <source>There is no ready-made group called {name}.</source>
      <translation>No hay ningún grupo ya hecho llamado {name}.</translation>
    </message>
    <message>
      <source>There is no setting called {name}.</source>
      <translation>No hay ningún ajuste llamado {name}.</translation>
    </message>
    <message>
      <source>There is no source of data called “{name}”.</source>
      <translation>No hay ninguna fuente de datos llamada «{name}».</translation>
    </message>
    <message>
      <source>There is no split called {split}.</source>
      <translation>No hay ninguna parte de los datos llamada {split}.</translation>
    </message>
    <message>
      <source>There is no such block of your own in this drawing.</source>
      <translation>No hay tal bloque propio en este dibujo.</translation>
    </message>
    <message>
      <source>There is no such file.</source>
      <translation>No existe ese archivo.</translation>
    </message>
    <message>
      <source>There is no way to try settings called {name}.</source>
      <translation>No hay ninguna manera de probar ajustes llamada {name}.</translation>
    </message>
    <message>
      <source>There is not enough memory on {device} for a batch of {batch}: the network takes about {needed} MB, of which the output of “{block}” takes {size} MB.</source>
      <translation>No hay memoria suficiente en {device} para un lote de {batch}: la red ocupa unos {needed} MB, de los que la salida de «{block}» ocupa {size} MB.</translation>
    </message>
    <message>
      <source>These are {count} trials.</source>
      <translation>Son {count} pruebas.</translation>
    </message>
    <message>
      <source>These blocks feed themselves in a ring: {blocks}.</source>
      <translation>Estos bloques se alimentan a sí mismos en círculo: {blocks}.</translation>
    </message>
    <message>
      <source>These neurons stand in different groups.</source>
      <translation>Estas neuronas están en grupos distintos.</translation>
    </message>
    <message>
      <source>These schedules cannot change at the epochs {milestones}.</source>
      <translation>Estos planificadores no pueden cambiar en las épocas {milestones}.</translation>
    </message>
    <message>
      <source>They are {names}.</source>
      <translation>Son {names}.</translation>
    </message>
    <message>
      <source>They must be an array of numbers of shape {shape}.</source>
      <translation>Deben ser una matriz de números de forma {shape}.</translation>
    </message>
    <message>
      <source>They stand in different groups.</source>
      <translation>Están en grupos distintos.</translation>
    </message>
    <message>
      <source>They will be lost if you do not save them.</source>
      <translation>Se perderán si no los guardas.</translation>
    </message>
    <message>
      <source>Thirty measurements of a tumour tell whether it is benign.</source>
      <translation>Treinta medidas de un tumor indican si es benigno.</translation>
    </message>
    <message>
      <source>This PyTorch cannot train with several processes.</source>
      <translation>Este PyTorch no puede entrenar con varios procesos.</translation>
    </message>
    <message>
      <source>This block gives no output.</source>
      <translation>Este bloque no tiene salidas.</translation>
    </message>
    <message>
      <source>This block is not in your palette any more.</source>
      <translation>Este bloque ya no está en tu paleta.</translation>
    </message>
    <message>
      <source>This block takes no input.</source>
      <translation>Este bloque no tiene entradas.</translation>
    </message>
    <message>
      <source>This computer has no device “{device}” that PyTorch can use.</source>
      <translation>Este ordenador no tiene ningún dispositivo «{device}» que PyTorch pueda usar.</translation>
    </message>
    <message>
      <source>This group is empty</source>
      <translation>Este grupo está vacío</translation>
    </message>
    <message>
      <source>This is an input too: a wire begins at an output.</source>
      <translation>Esto también es una entrada: un cable empieza en una salida.</translation>
    </message>
    <message>
      <source>This is an output too: a wire ends at an input.</source>
      <translation>Esto también es una salida: un cable termina en una entrada.</translation>
    </message>
    <message>
      <source>This is no ONNX model, or it is damaged.</source>
      <translation>No es un modelo ONNX, o está dañado.</translation>
    </message>
    <message>
      <source>This is no number; the other cells of the column are.</source>
      <translation>Esto no es un número; las demás celdas de la columna sí.</translation>
    </message>
    <message>
      <source>This is no program of torch.export, or it is damaged.</source>
      <translation>Esto no es un programa de torch.export, o está dañado.</translation>
    </message>
    <message>
      <source>This is not a link to a drawing.</source>
      <translation>Esto no es un enlace a un dibujo.</translation>
    </message>
    <message>
      <source>This is the only neuron of its column.</source>
      <translation>Es la única neurona de su columna.</translation>
    </message>
    <message>
      <source>This network cannot be compiled</source>
      <translation>Esta red no se puede compilar</translation>
    </message>
    <message>
      <source>This network cannot be walked through: {error}</source>
      <translation>Esta red no se puede recorrer paso a paso: {error}</translation>
    </message>
    <message>
      <source>This network cannot be written as ONNX: {reason}</source>
      <translation>Esta red no se puede escribir como ONNX: {reason}</translation>
    </message>
    <message>
      <source>This network has not been trained yet.</source>
      <translation>Esta red aún no se ha entrenado.</translation>
    </message>
    <message>
      <source>This sweep is being carried out already.</source>
      <translation>Este barrido ya se está haciendo.</translation>
    </message>
    <message>
      <source>This training computes on another device, which has fast ways of its own.</source>
      <translation>Este entrenamiento calcula en otro dispositivo, que tiene sus propias maneras rápidas.</translation>
    </message>
    <message>
      <source>This version does not know the block “{type}”.</source>
      <translation>Esta versión no conoce el bloque «{type}».</translation>
    </message>
    <message>
      <source>This would close a loop.</source>
      <translation>Esto cerraría un ciclo.</translation>
    </message>
    <message>
      <source>Threads</source>
      <translation>Hilos</translation>
    </message>
    <message>
      <source>Threads in use: {threads} of {cores}.</source>
      <translation>Hilos en uso: {threads} de {cores}.</translation>
    </message>
    <message>
      <source>Three hills and three hollows on the plane: regression.</source>
      <translation>Tres colinas y tres hoyos en el plano: regresión.</translation>
    </message>
    <message>
      <source>Three kinds of flowers from four measures.</source>
      <translation>Tres clases de flores a partir de cuatro medidas.</translation>
    </message>
    <message>
      <source>Three neurons, wired one by one: two begin with typed weights, all of them learn.</source>
      <translation>Tres neuronas cableadas una a una: dos empiezan con pesos escritos y todas aprenden.</translation>
    </message>
    <message>
      <source>Three phases</source>
      <translation>Tres fases</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Umbral</translation>
    </message>
    <message>
      <source>Threshold is</source>
      <translation>El umbral es</translation>
    </message>
    <message>
      <source>Throw it away</source>
      <translation>Desecharlo</translation>
    </message>
    <message>
      <source>Tidy up</source>
      <translation>Ordenar</translation>
    </message>
    <message>
      <source>Tie</source>
      <translation>Vincular</translation>
    </message>
    <message>
      <source>Tie the weights</source>
      <translation>Vincular los pesos</translation>
    </message>
    <message>
      <source>Tie weights</source>
      <translation>Vincular los pesos</translation>
    </message>
    <message>
      <source>Tie “{tie}” ({count})</source>
      <translation>Vínculo «{tie}» ({count})</translation>
    </message>
    <message>
      <source>Tile</source>
      <translation>Repetir en mosaico</translation>
    </message>
    <message>
      <source>Time</source>
      <translation>Tiempo</translation>
    </message>
    <message>
      <source>Time is up</source>
      <translation>Se acabó el tiempo</translation>
    </message>
    <message>
      <source>Time is up: {seconds} s of training.</source>
      <translation>Se acabó el tiempo: {seconds} s de entrenamiento.</translation>
    </message>
    <message>
      <source>Time some steps on this computer.</source>
      <translation>Cronometra algunos pasos en este equipo.</translation>
    </message>
    <message>
      <source>Times</source>
      <translation>Veces</translation>
    </message>
    <message>
      <source>Timestep embedding</source>
      <translation>Embedding de tiempo</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Hasta</translation>
    </message>
    <message>
      <source>To 0 … 1</source>
      <translation>De 0 a 1</translation>
    </message>
    <message>
      <source>To factor</source>
      <translation>Al factor</translation>
    </message>
    <message>
      <source>Toolbar</source>
      <translation>Barra de herramientas</translation>
    </message>
    <message>
      <source>Top k</source>
      <translation>Los k mayores</translation>
    </message>
    <message>
      <source>Top-k and top-p filter</source>
      <translation>Filtro top-k y top-p</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Entrenar</translation>
    </message>
    <message>
      <source>Train for one batch, then pause; a walk through it ends</source>
      <translation>Entrenar un lote y pausar; el recorrido por él termina</translation>
    </message>
    <message>
      <source>Train for one epoch, then pause</source>
      <translation>Entrenar una época y pausar</translation>
    </message>
    <message>
      <source>Train it first: lienzo train {name} --save trained.lienzo</source>
      <translation>Entrénalo primero: lienzo train {name} --save trained.lienzo</translation>
    </message>
    <message>
      <source>Train it with a small batch first and look at the memory of the computer.</source>
      <translation>Entrénala primero con un lote pequeño y mira la memoria del equipo.</translation>
    </message>
    <message>
      <source>Train more epochs</source>
      <translation>Entrenar más épocas</translation>
    </message>
    <message>
      <source>Train one batch</source>
      <translation>Entrenar un lote</translation>
    </message>
    <message>
      <source>Train one epoch</source>
      <translation>Entrenar una época</translation>
    </message>
    <message>
      <source>Training</source>
      <translation>Entrenamiento</translation>
    </message>
    <message>
      <source>Training does not make this loss small.</source>
      <translation>El entrenamiento no reduce esta pérdida.</translation>
    </message>
    <message>
      <source>Training goes on as before. The log of the program says what the compiler said.</source>
      <translation>El entrenamiento sigue como antes. El registro del programa recoge lo que dijo el compilador.</translation>
    </message>
    <message>
      <source>Training goes on, but could not be resumed. Free some space on that disk.</source>
      <translation>El entrenamiento sigue, pero no se podría reanudar. Libera espacio en ese disco.</translation>
    </message>
    <message>
      <source>Training is paused: the drawing cannot be trained as it is now.</source>
      <translation>El entrenamiento está en pausa: el dibujo no se puede entrenar tal como está.</translation>
    </message>
    <message>
      <source>Training leaves all these weights as they are</source>
      <translation>El entrenamiento deja todos estos pesos como están</translation>
    </message>
    <message>
      <source>Training may move all these weights again</source>
      <translation>El entrenamiento puede volver a mover todos estos pesos</translation>
    </message>
    <message>
      <source>Training needs {needed} of memory; this computer has {there}.</source>
      <translation>El entrenamiento necesita {needed} de memoria; este ordenador tiene {there}.</translation>
    </message>
    <message>
      <source>Training steps a second.</source>
      <translation>Pasos de entrenamiento por segundo.</translation>
    </message>
    <message>
      <source>Training time</source>
      <translation>Tiempo de entrenamiento</translation>
    </message>
    <message>
      <source>Trainings that share the machine.</source>
      <translation>Entrenamientos que comparten la máquina.</translation>
    </message>
    <message>
      <source>Transformer</source>
      <translation>Transformer</translation>
    </message>
    <message>
      <source>Transformer decoder</source>
      <translation>Decodificador transformer</translation>
    </message>
    <message>
      <source>Transformer decoder layer</source>
      <translation>Capa decodificadora de transformer</translation>
    </message>
    <message>
      <source>Transformer encoder</source>
      <translation>Codificador transformer</translation>
    </message>
    <message>
      <source>Transformer encoder layer</source>
      <translation>Capa codificadora de transformer</translation>
    </message>
    <message>
      <source>Translates with attention alone.</source>
      <translation>Traduce solo con atención.</translation>
    </message>
    <message>
      <source>Transpose</source>
      <translation>Transponer</translation>
    </message>
    <message>
      <source>Transpose one of them, or put a Dense block before it.</source>
      <translation>Transpón una de las dos, o ponle antes un bloque Densa.</translation>
    </message>
    <message>
      <source>Transposed</source>
      <translation>Traspuesta</translation>
    </message>
    <message>
      <source>Transposed convolution {axes}D</source>
      <translation>Convolución transpuesta {axes}D</translation>
    </message>
    <message>
      <source>Trial</source>
      <translation>Prueba</translation>
    </message>
    <message>
      <source>Trial {number} has not ended yet.</source>
      <translation>La prueba {number} aún no ha terminado.</translation>
    </message>
    <message>
      <source>Trials</source>
      <translation>Pruebas</translation>
    </message>
    <message>
      <source>Trials in all: {count}</source>
      <translation>Pruebas en total: {count}</translation>
    </message>
    <message>
      <source>Trials in all: {count}, about {time}</source>
      <translation>Pruebas en total: {count}, unos {time}</translation>
    </message>
    <message>
      <source>Triangular matrix</source>
      <translation>Matriz triangular</translation>
    </message>
    <message>
      <source>Tries per move</source>
      <translation>Intentos por ajuste</translation>
    </message>
    <message>
      <source>Triplet loss</source>
      <translation>Pérdida de tripletas</translation>
    </message>
    <message>
      <source>Triplet loss, plain distance</source>
      <translation>Pérdida de tripletas, distancia simple</translation>
    </message>
    <message>
      <source>True answer: {answer}</source>
      <translation>Respuesta correcta: {answer}</translation>
    </message>
    <message>
      <source>Truth table</source>
      <translation>Tabla de verdad</translation>
    </message>
    <message>
      <source>Try again in a moment.</source>
      <translation>Inténtalo de nuevo en un momento.</translation>
    </message>
    <message>
      <source>Try another word, in either language.</source>
      <translation>Prueba con otra palabra, en cualquiera de los dos idiomas.</translation>
    </message>
    <message>
      <source>Try it</source>
      <translation>Pruébala</translation>
    </message>
    <message>
      <source>Try many settings</source>
      <translation>Probar muchos ajustes</translation>
    </message>
    <message>
      <source>Try many settings…</source>
      <translation>Probar muchos ajustes…</translation>
    </message>
    <message>
      <source>Try others</source>
      <translation>Probar otros</translation>
    </message>
    <message>
      <source>Try smaller learning rates.</source>
      <translation>Prueba tasas de aprendizaje más pequeñas.</translation>
    </message>
    <message>
      <source>Turn</source>
      <translation>Girar</translation>
    </message>
    <message>
      <source>Turns a time or a step of noise into a row of waves.</source>
      <translation>Convierte un tiempo o un paso de ruido en una fila de ondas.</translation>
    </message>
    <message>
      <source>Turns each whole number into a row that is 1 at its place and 0 elsewhere.</source>
      <translation>Convierte cada número entero en una fila con 1 en su lugar y 0 en los demás.</translation>
    </message>
    <message>
      <source>Turns numbers near zero into zero and keeps the others.</source>
      <translation>Convierte en cero los números cercanos a cero y conserva los demás.</translation>
    </message>
    <message>
      <source>Turns pairs of numbers by angles that tell the place of the step.</source>
      <translation>Gira pares de números con ángulos que dicen el lugar del paso.</translation>
    </message>
    <message>
      <source>Turns the first steps of each sequence round, as many as arrive for it.</source>
      <translation>Invierte los primeros pasos de cada secuencia, tantos como llegan para ella.</translation>
    </message>
    <message>
      <source>Turns the scores of each example into probabilities that add up to 1.</source>
      <translation>Convierte las puntuaciones de cada ejemplo en probabilidades que suman 1.</translation>
    </message>
    <message>
      <source>Two Gaussians</source>
      <translation>Dos gaussianas</translation>
    </message>
    <message>
      <source>Two arms that only a deeper network parts.</source>
      <translation>Dos brazos que solo separa una red más profunda.</translation>
    </message>
    <message>
      <source>Two arms wound about each other: the hardest of the plane sets.</source>
      <translation>Dos brazos enrollados uno en otro: el más difícil de los conjuntos del plano.</translation>
    </message>
    <message>
      <source>Two clouds</source>
      <translation>Dos nubes</translation>
    </message>
    <message>
      <source>Two convolutions look for edges and for parts, and read digits better.</source>
      <translation>Dos convoluciones buscan bordes y partes, y leen mejor los dígitos.</translation>
    </message>
    <message>
      <source>Two convolutions read digits on cheques.</source>
      <translation>Dos convoluciones leen dígitos en cheques.</translation>
    </message>
    <message>
      <source>Two convolutions, and a wire around them that adds what came in.</source>
      <translation>Dos convoluciones y un cable que las rodea y suma lo que entró.</translation>
    </message>
    <message>
      <source>Two inputs</source>
      <translation>Dos entradas</translation>
    </message>
    <message>
      <source>Two round clouds of points, one for each class.</source>
      <translation>Dos nubes redondas de puntos, una por clase.</translation>
    </message>
    <message>
      <source>Two runs, or one and your drawing</source>
      <translation>Dos entrenamientos, o uno y tu dibujo</translation>
    </message>
    <message>
      <source>Two spirals</source>
      <translation>Dos espirales</translation>
    </message>
    <message>
      <source>Two wires lead to a port of a group, which takes one.</source>
      <translation>Dos cables llegan a un puerto de grupo que admite uno.</translation>
    </message>
    <message>
      <source>Two wires lead to {port}, which takes one.</source>
      <translation>Dos cables llegan a {port}, que admite uno.</translation>
    </message>
    <message>
      <source>Type</source>
      <translation>Tipo</translation>
    </message>
    <message>
      <source>Type one weight per class, or clear them.</source>
      <translation>Escribe un peso por clase, o bórralos.</translation>
    </message>
    <message>
      <source>Type the bias…</source>
      <translation>Escribir el sesgo…</translation>
    </message>
    <message>
      <source>Type the weight…</source>
      <translation>Escribir el peso…</translation>
    </message>
    <message>
      <source>Typed</source>
      <translation>Escritos</translation>
    </message>
    <message>
      <source>U-Net level</source>
      <translation>Nivel de U-Net</translation>
    </message>
    <message>
      <source>U-Net level, up</source>
      <translation>Nivel de U-Net, subida</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Deshacer</translation>
    </message>
    <message>
      <source>Uneven rows</source>
      <translation>Filas desiguales</translation>
    </message>
    <message>
      <source>Uneven rows left out: {count}, the first on line {line}: “{text}”.</source>
      <translation>Filas desiguales descartadas: {count}; la primera, en la línea {line}: «{text}».</translation>
    </message>
    <message>
      <source>Unflatten</source>
      <translation>Desaplanar</translation>
    </message>
    <message>
      <source>Unfold</source>
      <translation>Extraer ventanas</translation>
    </message>
    <message>
      <source>Unfold into neurons</source>
      <translation>Desplegar en neuronas</translation>
    </message>
    <message>
      <source>Unfold what stands before it first, or reset these weights.</source>
      <translation>Despliega primero lo que está antes, o restablece estos pesos.</translation>
    </message>
    <message>
      <source>Unfreeze</source>
      <translation>Descongelar</translation>
    </message>
    <message>
      <source>Unfreeze all</source>
      <translation>Descongelar todos</translation>
    </message>
    <message>
      <source>Unfreeze the bias</source>
      <translation>Descongelar el sesgo</translation>
    </message>
    <message>
      <source>Unfreeze the weight</source>
      <translation>Descongelar el peso</translation>
    </message>
    <message>
      <source>Unfreeze weights</source>
      <translation>Descongelar los pesos</translation>
    </message>
    <message>
      <source>Ungroup</source>
      <translation>Desagrupar</translation>
    </message>
    <message>
      <source>Ungroup some of them.</source>
      <translation>Desagrupa algunos.</translation>
    </message>
    <message>
      <source>Unique values</source>
      <translation>Valores únicos</translation>
    </message>
    <message>
      <source>Unit norm</source>
      <translation>Norma unitaria</translation>
    </message>
    <message>
      <source>Unknown type of block</source>
      <translation>Tipo desconocido</translation>
    </message>
    <message>
      <source>Unless they all lie between 0 and 1, use the mean squared error instead.</source>
      <translation>Si no están todos entre 0 y 1, usa mejor el error cuadrático medio.</translation>
    </message>
    <message>
      <source>Unpacked, the examples take {needed} GB on disk; free in “{folder}” are {free} GB.</source>
      <translation>Descomprimidos, los ejemplos ocupan {needed} GB en el disco; en «{folder}» hay {free} GB libres.</translation>
    </message>
    <message>
      <source>Unsaved changes</source>
      <translation>Cambios sin guardar</translation>
    </message>
    <message>
      <source>Unsqueeze</source>
      <translation>Añadir eje</translation>
    </message>
    <message>
      <source>Untie</source>
      <translation>Desvincular</translation>
    </message>
    <message>
      <source>Untie that wire first.</source>
      <translation>Desvincula primero ese cable.</translation>
    </message>
    <message>
      <source>Untie the weights</source>
      <translation>Desvincular los pesos</translation>
    </message>
    <message>
      <source>Untie them</source>
      <translation>Desvincularlos</translation>
    </message>
    <message>
      <source>Untie them first.</source>
      <translation>Desvincúlalos primero.</translation>
    </message>
    <message>
      <source>Untie them, or tie only wires that bring equally many.</source>
      <translation>Desvincúlalos, o vincula solo cables que traigan la misma cantidad.</translation>
    </message>
    <message>
      <source>Untie weights</source>
      <translation>Desvincular los pesos</translation>
    </message>
    <message>
      <source>Untitled drawing</source>
      <translation>Dibujo sin título</translation>
    </message>
    <message>
      <source>Up</source>
      <translation>Eje y</translation>
    </message>
    <message>
      <source>Up and down</source>
      <translation>Arriba y abajo</translation>
    </message>
    <message>
      <source>Up to which part of its sides a square of the picture is hidden.</source>
      <translation>Hasta qué parte de sus lados se oculta un recuadro de la imagen.</translation>
    </message>
    <message>
      <source>Up to which part of its size a picture is moved, anew at every step.</source>
      <translation>Hasta qué parte de su tamaño se mueve una imagen, de nuevo en cada paso.</translation>
    </message>
    <message>
      <source>Up to, not including</source>
      <translation>Hasta, sin incluir</translation>
    </message>
    <message>
      <source>Update Lienzo to open it.</source>
      <translation>Actualiza Lienzo para abrirlo.</translation>
    </message>
    <message>
      <source>Update: the weights have moved. The next step begins another batch.</source>
      <translation>Actualización: los pesos se han movido. El próximo paso empieza otro lote.</translation>
    </message>
    <message>
      <source>Upsample</source>
      <translation>Sobremuestreo</translation>
    </message>
    <message>
      <source>Upsample by blending</source>
      <translation>Sobremuestreo por mezcla</translation>
    </message>
    <message>
      <source>Upsample by repeating</source>
      <translation>Sobremuestreo por repetición</translation>
    </message>
    <message>
      <source>Use axis 1</source>
      <translation>Usar el eje 1</translation>
    </message>
    <message>
      <source>Use batches of 32</source>
      <translation>Usar lotes de 32</translation>
    </message>
    <message>
      <source>Use batches of {size}</source>
      <translation>Usar lotes de {size}</translation>
    </message>
    <message>
      <source>Use letters, figures and underscores, such as d_model.</source>
      <translation>Usa letras, cifras y guiones bajos, como d_model.</translation>
    </message>
    <message>
      <source>Use of a block of my own</source>
      <translation>Uso de un bloque propio</translation>
    </message>
    <message>
      <source>Use only letters that an input has.</source>
      <translation>Usa solo letras que tenga alguna entrada.</translation>
    </message>
    <message>
      <source>Use the cross-entropy</source>
      <translation>Usar la entropía cruzada</translation>
    </message>
    <message>
      <source>Use the loss for one output</source>
      <translation>Usar la pérdida para una sola salida</translation>
    </message>
    <message>
      <source>Use the loss that does this itself, or put an activation before it.</source>
      <translation>Usa la pérdida que lo hace por sí misma, o pon una activación antes.</translation>
    </message>
    <message>
      <source>Use the mean squared error</source>
      <translation>Usar el error cuadrático medio</translation>
    </message>
    <message>
      <source>Use the mean squared error instead.</source>
      <translation>Usa el error cuadrático medio en su lugar.</translation>
    </message>
    <message>
      <source>Use the usual values</source>
      <translation>Usar los valores habituales</translation>
    </message>
    <message>
      <source>Use the variant of this block for {axes} axes less.</source>
      <translation>Usa la variante de este bloque para {axes} ejes menos.</translation>
    </message>
    <message>
      <source>Use the variant of this block that has as many axes as arrive.</source>
      <translation>Usa la variante de este bloque que tiene tantos ejes como llegan.</translation>
    </message>
    <message>
      <source>Use those that move at every epoch, such as LinearLR or CosineAnnealingLR.</source>
      <translation>Usa los que cambian en cada época, como LinearLR o CosineAnnealingLR.</translation>
    </message>
    <message>
      <source>Use {block}</source>
      <translation>Usar {block}</translation>
    </message>
    <message>
      <source>Use {number} instead of {before}</source>
      <translation>Usar {number} en vez de {before}</translation>
    </message>
    <message>
      <source>Uses in this drawing: {count}.</source>
      <translation>Usos en este dibujo: {count}.</translation>
    </message>
    <message>
      <source>Uses in this drawing: {count}. It is kept in your palette.</source>
      <translation>Usos en este dibujo: {count}. Está guardado en tu paleta.</translation>
    </message>
    <message>
      <source>Validation</source>
      <translation>Validación</translation>
    </message>
    <message>
      <source>Validation ({validation}) and test ({test}) leave nothing to train on.</source>
      <translation>La validación ({validation}) y la prueba ({test}) no dejan nada con que entrenar.</translation>
    </message>
    <message>
      <source>Validation part</source>
      <translation>Parte de validación</translation>
    </message>
    <message>
      <source>Value</source>
      <translation>Valor</translation>
    </message>
    <message>
      <source>Value beyond the border</source>
      <translation>Valor más allá del borde</translation>
    </message>
    <message>
      <source>Value of {name}</source>
      <translation>Valor de {name}</translation>
    </message>
    <message>
      <source>Values</source>
      <translation>Valores</translation>
    </message>
    <message>
      <source>Values here</source>
      <translation>Valores aquí</translation>
    </message>
    <message>
      <source>Values with commas between, like 8, 16, 32; or a range, like 0.001..0.1</source>
      <translation>Valores separados por comas, como 8, 16, 32; o un intervalo, como 0.001..0.1</translation>
    </message>
    <message>
      <source>Variance</source>
      <translation>Varianza</translation>
    </message>
    <message>
      <source>Vocabulary</source>
      <translation>Vocabulario</translation>
    </message>
    <message>
      <source>Wait for it, or stop the other one first.</source>
      <translation>Espera a que acabe, o detén antes el otro.</translation>
    </message>
    <message>
      <source>Walk on by one example</source>
      <translation>Avanzar un ejemplo</translation>
    </message>
    <message>
      <source>Walk on by one operation</source>
      <translation>Avanzar una operación</translation>
    </message>
    <message>
      <source>Walk through the next batch: one block forward or backward</source>
      <translation>Recorrer el próximo lote: un bloque hacia adelante o hacia atrás</translation>
    </message>
    <message>
      <source>Walk through the next batch: to the end of its next example</source>
      <translation>Recorrer el próximo lote: hasta el final de su próximo ejemplo</translation>
    </message>
    <message>
      <source>Warning</source>
      <translation>Aviso</translation>
    </message>
    <message>
      <source>Way down</source>
      <translation>Forma de bajar</translation>
    </message>
    <message>
      <source>Weight</source>
      <translation>Peso</translation>
    </message>
    <message>
      <source>Weight decay</source>
      <translation>Decaimiento de pesos</translation>
    </message>
    <message>
      <source>Weight in the loss</source>
      <translation>Peso en la pérdida</translation>
    </message>
    <message>
      <source>Weight not known yet</source>
      <translation>Peso aún desconocido</translation>
    </message>
    <message>
      <source>Weight of each class</source>
      <translation>Peso de cada clase</translation>
    </message>
    <message>
      <source>Weight of each token</source>
      <translation>Peso de cada token</translation>
    </message>
    <message>
      <source>Weight of the ones</source>
      <translation>Peso de los unos</translation>
    </message>
    <message>
      <source>Weight of {loss}: {value}</source>
      <translation>Peso de {loss}: {value}</translation>
    </message>
    <message>
      <source>Weight {value}</source>
      <translation>Peso {value}</translation>
    </message>
    <message>
      <source>Weights</source>
      <translation>Pesos</translation>
    </message>
    <message>
      <source>Weights (safetensors) and Python code</source>
      <translation>Pesos (safetensors) y código Python</translation>
    </message>
    <message>
      <source>Weights and Python code</source>
      <translation>Pesos y código Python</translation>
    </message>
    <message>
      <source>Weights and gradients</source>
      <translation>Pesos y gradientes</translation>
    </message>
    <message>
      <source>Weights move after so many batches, by their mean gradient.</source>
      <translation>Los pesos se ajustan tras tantos lotes, con su gradiente medio.</translation>
    </message>
    <message>
      <source>Weights of</source>
      <translation>Pesos de</translation>
    </message>
    <message>
      <source>Weights of a block that is missing were left out.</source>
      <translation>Se omitieron los pesos de un bloque que falta.</translation>
    </message>
    <message>
      <source>Weights of a neuron that do not fit its wires were left out.</source>
      <translation>Se omitieron pesos de una neurona que no encajan con sus cables.</translation>
    </message>
    <message>
      <source>Weights of the cell</source>
      <translation>Pesos de la celda</translation>
    </message>
    <message>
      <source>Weights of the state</source>
      <translation>Pesos del estado</translation>
    </message>
    <message>
      <source>Weights of what arrives</source>
      <translation>Pesos de lo que llega</translation>
    </message>
    <message>
      <source>Weights of {block} were typed, frozen or tied one by one.</source>
      <translation>Los pesos de {block} se escribieron, congelaron o vincularon uno a uno.</translation>
    </message>
    <message>
      <source>Weights of “{name}”</source>
      <translation>Pesos de «{name}»</translation>
    </message>
    <message>
      <source>Weights set by hand</source>
      <translation>Pesos puestos a mano</translation>
    </message>
    <message>
      <source>What a step, or judging many examples, takes for a moment.</source>
      <translation>Lo que ocupa por un momento un paso, o evaluar muchos ejemplos.</translation>
    </message>
    <message>
      <source>What arrived on the way forward</source>
      <translation>Lo que llegó en el camino hacia adelante</translation>
    </message>
    <message>
      <source>What arrives at a port of the group comes in here.</source>
      <translation>Por aquí entra lo que llega a un puerto del grupo.</translation>
    </message>
    <message>
      <source>What arrives does not fit together: {ports}.</source>
      <translation>Lo que llega no encaja entre sí: {ports}.</translation>
    </message>
    <message>
      <source>What arrives for this example</source>
      <translation>Lo que llega con este ejemplo</translation>
    </message>
    <message>
      <source>What arrives here leaves the group through a port.</source>
      <translation>Lo que llega aquí sale del grupo por un puerto.</translation>
    </message>
    <message>
      <source>What arrives is batch × steps × numbers, not steps × batch × numbers.</source>
      <translation>Lo que llega es lote × pasos × números, no pasos × lote × números.</translation>
    </message>
    <message>
      <source>What blocks give for a batch and learning needs again. It grows with the batch.</source>
      <translation>Lo que dan los bloques para un lote y el aprendizaje vuelve a necesitar. Crece con el lote.</translation>
    </message>
    <message>
      <source>What does not fit in the drawing will be listed here, with a way to mend it.</source>
      <translation>Lo que no encaje en el dibujo aparecerá aquí, con una forma de arreglarlo.</translation>
    </message>
    <message>
      <source>What every repeat or step gives leaves together, as a sequence.</source>
      <translation>Lo que da cada repetición o paso sale junto, como secuencia.</translation>
    </message>
    <message>
      <source>What goes on inside a block will be shown here.</source>
      <translation>Aquí verás qué ocurre dentro de un bloque.</translation>
    </message>
    <message>
      <source>What is added around the edges: zeros, a mirror, the edge itself, or a wrap.</source>
      <translation>Qué se añade en los bordes: ceros, un espejo, el propio borde o el lado opuesto.</translation>
    </message>
    <message>
      <source>What is compared, on the validation examples.</source>
      <translation>Qué se compara, con los ejemplos de validación.</translation>
    </message>
    <message>
      <source>What is made of the column: itself, its square, its sine, or a product.</source>
      <translation>Qué se hace con la columna: ella misma, su cuadrado, su seno o un producto.</translation>
    </message>
    <message>
      <source>What is put there</source>
      <translation>Lo que se pone</translation>
    </message>
    <message>
      <source>What is watched, on validation where there is such a split.</source>
      <translation>Lo que se vigila, en validación si la hay.</translation>
    </message>
    <message>
      <source>What it gives cannot be worked out beforehand.</source>
      <translation>Lo que da no se puede calcular de antemano.</translation>
    </message>
    <message>
      <source>What it remembers of each weight: nothing for SGD, two numbers for Adam.</source>
      <translation>Lo que recuerda de cada peso: nada en SGD, dos números en Adam.</translation>
    </message>
    <message>
      <source>What it should be</source>
      <translation>Lo que debería ser</translation>
    </message>
    <message>
      <source>What it stands for is not in this drawing.</source>
      <translation>Lo que representa no está en este dibujo.</translation>
    </message>
    <message>
      <source>What it watches, on the validation examples.</source>
      <translation>Lo que vigila, en los ejemplos de validación.</translation>
    </message>
    <message>
      <source>What leaves</source>
      <translation>Lo que sale</translation>
    </message>
    <message>
      <source>What leaves the network cannot be drawn. {why}</source>
      <translation>Lo que sale de la red no se puede dibujar. {why}</translation>
    </message>
    <message>
      <source>What leaves this group arrives at it again, with nothing in between.</source>
      <translation>Lo que sale de este grupo le vuelve a llegar sin nada en medio.</translation>
    </message>
    <message>
      <source>What passes through</source>
      <translation>Lo que pasa por él</translation>
    </message>
    <message>
      <source>What stands before the decimals of a number.</source>
      <translation>Lo que precede a los decimales de un número.</translation>
    </message>
    <message>
      <source>What stands behind takes only one wire, so only one neuron fits in between.</source>
      <translation>Lo que sigue admite un solo cable, así que en medio solo cabe una neurona.</translation>
    </message>
    <message>
      <source>What stands behind this column takes only one wire.</source>
      <translation>Lo que sigue a esta columna admite un solo cable.</translation>
    </message>
    <message>
      <source>What stands between two cells.</source>
      <translation>Lo que separa dos celdas.</translation>
    </message>
    <message>
      <source>What the block gives, or the shape of it</source>
      <translation>Lo que da el bloque, o su forma</translation>
    </message>
    <message>
      <source>What the blocks learn.</source>
      <translation>Lo que aprenden los bloques.</translation>
    </message>
    <message>
      <source>What the file says about its data cannot be read: {reason}.</source>
      <translation>No se puede leer lo que el archivo dice de sus datos: {reason}.</translation>
    </message>
    <message>
      <source>What the learning rate is multiplied by each time.</source>
      <translation>Por cuánto se multiplica la tasa de aprendizaje cada vez.</translation>
    </message>
    <message>
      <source>What the network has learned</source>
      <translation>Lo que la red ha aprendido</translation>
    </message>
    <message>
      <source>What the neuron makes of its sum.</source>
      <translation>Lo que la neurona hace con su suma.</translation>
    </message>
    <message>
      <source>What this block is called in your drawing.</source>
      <translation>Cómo se llama este bloque en tu dibujo.</translation>
    </message>
    <message>
      <source>What this block is called:</source>
      <translation>Cómo se llama este bloque:</translation>
    </message>
    <message>
      <source>What this network needs depends on the numbers that go through it.</source>
      <translation>Lo que necesita esta red depende de los números que pasan por ella.</translation>
    </message>
    <message>
      <source>What to do</source>
      <translation>Qué hacer</translation>
    </message>
    <message>
      <source>What training costs</source>
      <translation>Lo que cuesta entrenar</translation>
    </message>
    <message>
      <source>What training costs: memory, time, and which blocks.</source>
      <translation>Lo que cuesta entrenar: memoria, tiempo y qué bloques.</translation>
    </message>
    <message>
      <source>What was added, removed and changed will be listed here.</source>
      <translation>Aquí se verá lo añadido, lo quitado y lo cambiado.</translation>
    </message>
    <message>
      <source>What was copied is not part of a drawing.</source>
      <translation>Lo copiado no es parte de un dibujo.</translation>
    </message>
    <message>
      <source>What was tried is kept. Go on to try the rest.</source>
      <translation>Lo probado se conserva. Continúa para probar el resto.</translation>
    </message>
    <message>
      <source>When a trial ends anyway.</source>
      <translation>Cuándo acaba una prueba de todos modos.</translation>
    </message>
    <message>
      <source>When it stalls</source>
      <translation>Al estancarse</translation>
    </message>
    <message>
      <source>Where</source>
      <translation>Según condición</translation>
    </message>
    <message>
      <source>Where a value is missing</source>
      <translation>Donde falta un valor</translation>
    </message>
    <message>
      <source>Where along an axis the largest or the smallest number stands.</source>
      <translation>En qué lugar de un eje está el número mayor o el menor.</translation>
    </message>
    <message>
      <source>Where the bias starts to learn from; drawn by chance where it is empty.</source>
      <translation>Desde dónde empieza a aprender el sesgo; si está vacío, se elige al azar.</translation>
    </message>
    <message>
      <source>Where training computes. It is chosen in Settings, with nothing selected.</source>
      <translation>Dónde calcula el entrenamiento. Se elige en Ajustes, sin nada seleccionado.</translation>
    </message>
    <message>
      <source>Whether all repeats learn the same weights.</source>
      <translation>Si todas las repeticiones aprenden los mismos pesos.</translation>
    </message>
    <message>
      <source>Whether the first row names the columns.</source>
      <translation>Si la primera fila da nombre a las columnas.</translation>
    </message>
    <message>
      <source>Whether the loss of a batch is the mean or the sum over its examples.</source>
      <translation>Si la pérdida de un lote es la media o la suma de sus ejemplos.</translation>
    </message>
    <message>
      <source>Whether the target names a class or measures a value.</source>
      <translation>Si el valor objetivo nombra una clase o mide un valor.</translation>
    </message>
    <message>
      <source>Which are pairs</source>
      <translation>Qué forma pares</translation>
    </message>
    <message>
      <source>Which axis: 0 is the batch, 1 the first of each example, -1 the last.</source>
      <translation>Qué eje: 0 es el lote, 1 el primero de cada ejemplo, -1 el último.</translation>
    </message>
    <message>
      <source>Which gate the neurons have to learn.</source>
      <translation>Qué puerta tienen que aprender las neuronas.</translation>
    </message>
    <message>
      <source>Which number of an example, counted from 0.</source>
      <translation>Qué número de cada ejemplo, contando desde 0.</translation>
    </message>
    <message>
      <source>Which one each is</source>
      <translation>Cuál es cada uno</translation>
    </message>
    <message>
      <source>Which step</source>
      <translation>Qué paso</translation>
    </message>
    <message>
      <source>Wide inside and narrow outside, for telephones.</source>
      <translation>Ancha por dentro y estrecha por fuera, para teléfonos.</translation>
    </message>
    <message>
      <source>Wide inside, narrow outside; each channel is looked at by itself.</source>
      <translation>Ancho por dentro, estrecho por fuera; cada canal se mira por separado.</translation>
    </message>
    <message>
      <source>Width</source>
      <translation>Ancho</translation>
    </message>
    <message>
      <source>Width and height in pixels that every picture gets.</source>
      <translation>Ancho y alto en píxeles que tendrá cada imagen.</translation>
    </message>
    <message>
      <source>Width of the keys</source>
      <translation>Ancho de las claves</translation>
    </message>
    <message>
      <source>Width of the values</source>
      <translation>Ancho de los valores</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Ventana</translation>
    </message>
    <message>
      <source>Windows of several sizes side by side, their channels joined.</source>
      <translation>Ventanas de varios tamaños lado a lado, con sus canales unidos.</translation>
    </message>
    <message>
      <source>Wine</source>
      <translation>Vino</translation>
    </message>
    <message>
      <source>Wine: S. Aeberhard and M. Forina, 1991. UCI Machine Learning Repository (CC BY 4.0).</source>
      <translation>Wine: S. Aeberhard y M. Forina, 1991. UCI Machine Learning Repository (CC BY 4.0).</translation>
    </message>
    <message>
      <source>Wines</source>
      <translation>Vinos</translation>
    </message>
    <message>
      <source>Wire as many, or change the equation.</source>
      <translation>Conecta otras tantas, o cambia la ecuación.</translation>
    </message>
    <message>
      <source>Wire both from the same sequence.</source>
      <translation>Conecta las dos desde la misma secuencia.</translation>
    </message>
    <message>
      <source>Wire both outputs of one “Max pooling with places” block to it.</source>
      <translation>Conéctale las dos salidas de un mismo bloque «Agrupación máxima con lugares».</translation>
    </message>
    <message>
      <source>Wire both, or neither.</source>
      <translation>Conecta ambos o ninguno.</translation>
    </message>
    <message>
      <source>Wire it from data whose examples are rows of numbers, or add a Flatten block.</source>
      <translation>Conéctala a datos cuyos ejemplos sean filas de números o añade un bloque Aplanar.</translation>
    </message>
    <message>
      <source>Wire it from each of them once, or leave these neurons single.</source>
      <translation>Conéctalo una vez con cada una de ellas, o deja sueltas estas neuronas.</translation>
    </message>
    <message>
      <source>Wire it to data made of whole numbers, or use a Dense block instead.</source>
      <translation>Conéctalo a datos de números enteros, o usa un bloque Densa en su lugar.</translation>
    </message>
    <message>
      <source>Wire its input, then try again.</source>
      <translation>Conecta su entrada y vuelve a intentarlo.</translation>
    </message>
    <message>
      <source>Wire something with more axes into it, or choose its size in its settings.</source>
      <translation>Conéctale algo con más ejes o elige su tamaño en sus ajustes.</translation>
    </message>
    <message>
      <source>Wire the layer first; pictures and series pass through Flatten before it.</source>
      <translation>Conecta primero la capa; las imágenes y las series pasan antes por Aplanar.</translation>
    </message>
    <message>
      <source>Wire the target of the same data to it.</source>
      <translation>Conéctale el valor objetivo de los mismos datos.</translation>
    </message>
    <message>
      <source>Wire them first.</source>
      <translation>Conéctalas primero.</translation>
    </message>
    <message>
      <source>Wire {block} to it</source>
      <translation>Conectarle {block}</translation>
    </message>
    <message>
      <source>Wires around its blocks let deep networks learn.</source>
      <translation>Cables que rodean sus bloques dejan aprender a redes profundas.</translation>
    </message>
    <message>
      <source>Wires changed</source>
      <translation>Cables cambiados</translation>
    </message>
    <message>
      <source>Wires into it</source>
      <translation>Cables que entran</translation>
    </message>
    <message>
      <source>Wires into it ({count})</source>
      <translation>Cables que entran ({count})</translation>
    </message>
    <message>
      <source>With a patience: end with the weights of the best epoch.</source>
      <translation>Con paciencia: terminar con los pesos de la mejor época.</translation>
    </message>
    <message>
      <source>With one, training can be many times as fast. Install g++ or clang (Linux), the command line tools (macOS: xcode-select --install) or the Build Tools for Visual Studio (Windows), and train again.</source>
      <translation>Con uno, entrenar puede ser muchas veces más rápido. Instala g++ o clang (Linux), las herramientas de línea de órdenes (macOS: xcode-select --install) o las Build Tools de Visual Studio (Windows) y vuelve a entrenar.</translation>
    </message>
    <message>
      <source>With several processes, choose the same “reduction” for all of them.</source>
      <translation>Con varios procesos, elige la misma «reduction» para todas.</translation>
    </message>
    <message>
      <source>With the constant term</source>
      <translation>Con el término constante</translation>
    </message>
    <message>
      <source>With their own activation</source>
      <translation>Con activación propia</translation>
    </message>
    <message>
      <source>With these settings it needs more memory than any computer has.</source>
      <translation>Con estos ajustes necesita más memoria de la que tiene ningún ordenador.</translation>
    </message>
    <message>
      <source>With these settings no number is left.</source>
      <translation>Con estos ajustes no queda ningún número.</translation>
    </message>
    <message>
      <source>With “{setting}” at {value} it cannot work on {shapes}.</source>
      <translation>Con «{setting}» en {value} no puede trabajar con {shapes}.</translation>
    </message>
    <message>
      <source>Without the number itself</source>
      <translation>Sin el propio número</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Palabras</translation>
    </message>
    <message>
      <source>Working out what differs…</source>
      <translation>Buscando las diferencias…</translation>
    </message>
    <message>
      <source>Working space</source>
      <translation>Espacio de trabajo</translation>
    </message>
    <message>
      <source>Working…</source>
      <translation>Trabajando…</translation>
    </message>
    <message>
      <source>Write NAME=NUMBER, such as steps=16.</source>
      <translation>Escribe NOMBRE=NÚMERO, por ejemplo pasos=16.</translation>
    </message>
    <message>
      <source>Write NAME=VALUES with one of {names}.</source>
      <translation>Escribe NOMBRE=VALORES con uno de estos nombres: {names}.</translation>
    </message>
    <message>
      <source>Write a formula</source>
      <translation>Escribir una fórmula</translation>
    </message>
    <message>
      <source>Write a letter for each axis, such as bij,bjk-&gt;bik.</source>
      <translation>Escribe una letra por cada eje, como bij,bjk-&gt;bik.</translation>
    </message>
    <message>
      <source>Write a letter for each axis.</source>
      <translation>Escribe una letra por cada eje.</translation>
    </message>
    <message>
      <source>Write a note</source>
      <translation>Escribe una nota</translation>
    </message>
    <message>
      <source>Write a number, like 0.5.</source>
      <translation>Escribe un número, como 0.5.</translation>
    </message>
    <message>
      <source>Write a shorter formula.</source>
      <translation>Escribe una fórmula más corta.</translation>
    </message>
    <message>
      <source>Write a whole number, like 32.</source>
      <translation>Escribe un número entero, como 32.</translation>
    </message>
    <message>
      <source>Write for example: --set hidden.out_features=16</source>
      <translation>Escribe por ejemplo: --set hidden.out_features=16</translation>
    </message>
    <message>
      <source>Write for example: --target accuracy=0.95</source>
      <translation>Escribe por ejemplo: --target accuracy=0.95</translation>
    </message>
    <message>
      <source>Write for example: {example}</source>
      <translation>Escribe por ejemplo: {example}</translation>
    </message>
    <message>
      <source>Write it again with numpy.savez or numpy.savez_compressed.</source>
      <translation>Vuelve a escribirlo con numpy.savez o numpy.savez_compressed.</translation>
    </message>
    <message>
      <source>Write it anew with torch.export.save.</source>
      <translation>Escríbelo de nuevo con torch.export.save.</translation>
    </message>
    <message>
      <source>Write numbers with a point, commas between them.</source>
      <translation>Escribe los números con punto decimal y comas entre ellos.</translation>
    </message>
    <message>
      <source>Write numbers, like 0.5 or 0.5; 0.9.</source>
      <translation>Escribe números, como 0.5 o 0.5; 0.9.</translation>
    </message>
    <message>
      <source>Write numbers, names, + - * / // % **, min and max, such as =64 * 2 ** i.</source>
      <translation>Escribe números, nombres, + - * / // % **, min y max, como =64 * 2 ** i.</translation>
    </message>
    <message>
      <source>Write one number, or {axes} of them.</source>
      <translation>Escribe un número, o {axes} números.</translation>
    </message>
    <message>
      <source>Write the one you want with torch.export.save.</source>
      <translation>Escribe el que quieras con torch.export.save.</translation>
    </message>
    <message>
      <source>Write the program anew with fixed sizes, the batch aside.</source>
      <translation>Escribe el programa de nuevo con tamaños fijos, salvo el número de ejemplos.</translation>
    </message>
    <message>
      <source>Write the program anew with tensors as inputs.</source>
      <translation>Escribe el programa de nuevo con tensores como entradas.</translation>
    </message>
    <message>
      <source>Write the program with numbers of another kind, such as float32.</source>
      <translation>Escribe el programa con números de otro tipo, como float32.</translation>
    </message>
    <message>
      <source>Write the values to try.</source>
      <translation>Escribe los valores que quieres probar.</translation>
    </message>
    <message>
      <source>Write them such as LinearLR(total_iters=5), CosineAnnealingLR().</source>
      <translation>Escríbelos como LinearLR(total_iters=5), CosineAnnealingLR().</translation>
    </message>
    <message>
      <source>Write to cache</source>
      <translation>Escribir en caché</translation>
    </message>
    <message>
      <source>Write whole numbers, like 3 or 3 × 5.</source>
      <translation>Escribe números enteros, como 3 o 3 × 5.</translation>
    </message>
    <message>
      <source>Writes new steps over those of a memory, from a place that arrives for each example.</source>
      <translation>Escribe pasos nuevos sobre los de una memoria, desde una posición que llega para cada ejemplo.</translation>
    </message>
    <message>
      <source>Writing the file and trying it against the network…</source>
      <translation>Escribiendo el archivo y comparándolo con la red…</translation>
    </message>
    <message>
      <source>Written out, it would be more than {most} blocks.</source>
      <translation>Desplegado, tendría más de {most} bloques.</translation>
    </message>
    <message>
      <source>Written: {files}</source>
      <translation>Escrito: {files}</translation>
    </message>
    <message>
      <source>XOR by hand</source>
      <translation>XOR a mano</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Sí</translation>
    </message>
    <message>
      <source>Your drawing is safe and you can go on. The details are in {file}.</source>
      <translation>Tu dibujo está a salvo y puedes seguir. Los detalles están en {file}.</translation>
    </message>
    <message>
      <source>Your drawing is safe. Please try once more.</source>
      <translation>Tu dibujo está a salvo. Inténtalo una vez más.</translation>
    </message>
    <message>
      <source>Your drawing is safe. Training can go on from its last checkpoint.</source>
      <translation>Tu dibujo está a salvo. El entrenamiento puede seguir desde su último punto de control.</translation>
    </message>
    <message>
      <source>Your drawing is safe. Try again; if it happens again, report it.</source>
      <translation>Tu dibujo está a salvo. Inténtalo de nuevo; si vuelve a pasar, comunícalo.</translation>
    </message>
    <message>
      <source>Your network begins here</source>
      <translation>Tu red empieza aquí</translation>
    </message>
    <message>
      <source>Your own arrays (.npz, or .npy side by side): one for inputs, one for targets.</source>
      <translation>Tus propios arreglos (.npz, o varios .npy juntos): uno de entradas y otro de objetivos.</translation>
    </message>
    <message>
      <source>Your own data</source>
      <translation>Tus propios datos</translation>
    </message>
    <message>
      <source>Your own file: {path}</source>
      <translation>Tu propio archivo: {path}</translation>
    </message>
    <message>
      <source>Your own folder: {path}</source>
      <translation>Tu propia carpeta: {path}</translation>
    </message>
    <message>
      <source>Your own pictures: a folder with one folder for each class.</source>
      <translation>Tus propias imágenes: una carpeta con una carpeta por clase.</translation>
    </message>
    <message>
      <source>Your own table: numbers and categories, one row for each example.</source>
      <translation>Tu propia tabla: números y categorías, una fila para cada ejemplo.</translation>
    </message>
    <message>
      <source>Your palette cannot be kept: {reason}.</source>
      <translation>No se puede guardar tu paleta: {reason}.</translation>
    </message>
    <message>
      <source>Your runs will be listed here.</source>
      <translation>Aquí estarán tus entrenamientos.</translation>
    </message>
    <message>
      <source>Zero padding {axes}D</source>
      <translation>Relleno con ceros {axes}D</translation>
    </message>
    <message>
      <source>Zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <source>Zoom in</source>
      <translation>Acercar</translation>
    </message>
    <message>
      <source>Zoom out</source>
      <translation>Alejar</translation>
    </message>
    <message>
      <source>`lienzo resume` goes on from the last checkpoint of the run.</source>
      <translation>`lienzo resume` sigue desde el último punto de control.</translation>
    </message>
    <message>
      <source>a + b</source>
      <translation>a + b</translation>
    </message>
    <message>
      <source>a &lt; b</source>
      <translation>a &lt; b</translation>
    </message>
    <message>
      <source>a = b</source>
      <translation>a = b</translation>
    </message>
    <message>
      <source>a &gt; b</source>
      <translation>a &gt; b</translation>
    </message>
    <message>
      <source>a log b</source>
      <translation>a log b</translation>
    </message>
    <message>
      <source>a number</source>
      <translation>un número</translation>
    </message>
    <message>
      <source>a table</source>
      <translation>una tabla</translation>
    </message>
    <message>
      <source>a to the power b</source>
      <translation>a elevado a b</translation>
    </message>
    <message>
      <source>a with the sign of b</source>
      <translation>a con el signo de b</translation>
    </message>
    <message>
      <source>a × b</source>
      <translation>a × b</translation>
    </message>
    <message>
      <source>a ÷ b</source>
      <translation>a ÷ b</translation>
    </message>
    <message>
      <source>a ÷ b, cut off</source>
      <translation>a ÷ b, truncado</translation>
    </message>
    <message>
      <source>a ÷ b, rounded down</source>
      <translation>a ÷ b, hacia abajo</translation>
    </message>
    <message>
      <source>a − b</source>
      <translation>a − b</translation>
    </message>
    <message>
      <source>a ≈ b</source>
      <translation>a ≈ b</translation>
    </message>
    <message>
      <source>a ≠ b</source>
      <translation>a ≠ b</translation>
    </message>
    <message>
      <source>a ≤ b</source>
      <translation>a ≤ b</translation>
    </message>
    <message>
      <source>a ≥ b</source>
      <translation>a ≥ b</translation>
    </message>
    <message>
      <source>about {time} left</source>
      <translation>quedan unos {time}</translation>
    </message>
    <message>
      <source>absolute value</source>
      <translation>valor absoluto</translation>
    </message>
    <message>
      <source>add plus residual skip shortcut +</source>
      <translation>sumar más añadir residual atajo salto +</translation>
    </message>
    <message>
      <source>add reduce total</source>
      <translation>sumar reducir total</translation>
    </message>
    <message>
      <source>affine_grid spatial transformer rotation</source>
      <translation>affine_grid transformador espacial rotación</translation>
    </message>
    <message>
      <source>alibi linear bias position</source>
      <translation>alibi sesgo lineal posición</translation>
    </message>
    <message>
      <source>all hold</source>
      <translation>todos se cumplen</translation>
    </message>
    <message>
      <source>all that lead to the loss</source>
      <translation>todos los que llevan a la pérdida</translation>
    </message>
    <message>
      <source>an order</source>
      <translation>un orden</translation>
    </message>
    <message>
      <source>and</source>
      <translation>y</translation>
    </message>
    <message>
      <source>and {count} more</source>
      <translation>y {count} más</translation>
    </message>
    <message>
      <source>and, bit by bit</source>
      <translation>y, bit a bit</translation>
    </message>
    <message>
      <source>angle of (b, a)</source>
      <translation>ángulo de (b, a)</translation>
    </message>
    <message>
      <source>answer</source>
      <translation>respuesta</translation>
    </message>
    <message>
      <source>any holds</source>
      <translation>alguno se cumple</translation>
    </message>
    <message>
      <source>arange count steps sequence</source>
      <translation>arange contar pasos secuencia intervalo rango</translation>
    </message>
    <message>
      <source>arange linspace range count steps</source>
      <translation>arange linspace rango contar pasos</translation>
    </message>
    <message>
      <source>arange position index like</source>
      <translation>arange posición índice</translation>
    </message>
    <message>
      <source>argmax argmin index class</source>
      <translation>argmax argmin índice clase</translation>
    </message>
    <message>
      <source>argsort order rank ascending descending</source>
      <translation>argsort orden rango ascendente descendente</translation>
    </message>
    <message>
      <source>attention multi-head merge concat</source>
      <translation>atención multicabezal juntar concatenar</translation>
    </message>
    <message>
      <source>attention multi-head reshape</source>
      <translation>atención multicabezal forma</translation>
    </message>
    <message>
      <source>automatic</source>
      <translation>automático</translation>
    </message>
    <message>
      <source>average pool dilation</source>
      <translation>promedio pooling dilatación</translation>
    </message>
    <message>
      <source>average reduce</source>
      <translation>promedio reducir</translation>
    </message>
    <message>
      <source>better</source>
      <translation>mejor</translation>
    </message>
    <message>
      <source>bfloat16 computes large layers with fewer digits, which is faster where the machine is made for it. Weights stay in float32.</source>
      <translation>bfloat16 calcula las capas grandes con menos cifras, más rápido en máquinas hechas para ello. Los pesos siguen en float32.</translation>
    </message>
    <message>
      <source>bias</source>
      <translation>sesgo</translation>
    </message>
    <message>
      <source>binary classification yes no multilabel</source>
      <translation>clasificación binaria sí no multietiqueta</translation>
    </message>
    <message>
      <source>bitcast view reinterpret</source>
      <translation>bitcast reinterpretar</translation>
    </message>
    <message>
      <source>bits to the left</source>
      <translation>bits a la izquierda</translation>
    </message>
    <message>
      <source>bits to the right</source>
      <translation>bits a la derecha</translation>
    </message>
    <message>
      <source>border margin reflect edge wrap constant</source>
      <translation>borde margen reflejar constante envolver</translation>
    </message>
    <message>
      <source>bucketize searchsorted histogram class ranges</source>
      <translation>bucketize histograma clases rangos intervalos</translation>
    </message>
    <message>
      <source>cache key value scatter update</source>
      <translation>caché clave valor escribir actualizar memoria</translation>
    </message>
    <message>
      <source>cast convert type int float bool</source>
      <translation>cast convertir tipo entero decimal booleano</translation>
    </message>
    <message>
      <source>cat join merge append</source>
      <translation>unir juntar fusionar</translation>
    </message>
    <message>
      <source>cdist pairwise euclidean neighbours prototypes</source>
      <translation>cdist pares euclídea vecinos prototipos</translation>
    </message>
    <message>
      <source>center crop pad size</source>
      <translation>centro recortar rellenar tamaño</translation>
    </message>
    <message>
      <source>chunk split unbind query key value thirds</source>
      <translation>trozos dividir chunk consulta clave valor tercios</translation>
    </message>
    <message>
      <source>clamp clip limit</source>
      <translation>recortar limitar acotar</translation>
    </message>
    <message>
      <source>clamp limit bound</source>
      <translation>clamp limitar cota</translation>
    </message>
    <message>
      <source>class category encode dummy</source>
      <translation>clase categoría codificar</translation>
    </message>
    <message>
      <source>classification chemistry</source>
      <translation>clasificación química vinos</translation>
    </message>
    <message>
      <source>classification classes</source>
      <translation>clasificación clases</translation>
    </message>
    <message>
      <source>classification classes categories</source>
      <translation>clasificación clases categorías</translation>
    </message>
    <message>
      <source>classification medicine tumour diagnosis</source>
      <translation>clasificación medicina tumor diagnóstico</translation>
    </message>
    <message>
      <source>col2im unfold columns overlap</source>
      <translation>col2im plegar columnas solapar</translation>
    </message>
    <message>
      <source>column index pick feature</source>
      <translation>columna índice elegir característica</translation>
    </message>
    <message>
      <source>constant multiply</source>
      <translation>constante multiplicar</translation>
    </message>
    <message>
      <source>container repeat stack module sequential subgraph</source>
      <translation>contenedor repetir pila módulo secuencial subgrafo</translation>
    </message>
    <message>
      <source>conv cnn filter kernel feature map picture image</source>
      <translation>conv cnn filtro núcleo mapa de características imagen</translation>
    </message>
    <message>
      <source>counts regression events</source>
      <translation>recuentos regresión eventos</translation>
    </message>
    <message>
      <source>csv file spreadsheet excel own import comma semicolon</source>
      <translation>csv archivo fichero hoja de cálculo excel propio importar coma punto y coma</translation>
    </message>
    <message>
      <source>cumsum cumprod cummax cummin cumulative logcumsumexp</source>
      <translation>cumsum cumprod cummax cummin acumulada acumulado suma producto</translation>
    </message>
    <message>
      <source>custom block instance module</source>
      <translation>bloque personalizado instancia módulo</translation>
    </message>
    <message>
      <source>cut crop range columns</source>
      <translation>cortar recortar rango columnas</translation>
    </message>
    <message>
      <source>cut off decimals</source>
      <translation>quitar decimales</translation>
    </message>
    <message>
      <source>dataset examples table csv pictures source</source>
      <translation>conjunto de datos ejemplos tabla csv imágenes fuente</translation>
    </message>
    <message>
      <source>dates</source>
      <translation>fechas</translation>
    </message>
    <message>
      <source>decimal numbers</source>
      <translation>números decimales</translation>
    </message>
    <message>
      <source>decimals only</source>
      <translation>solo decimales</translation>
    </message>
    <message>
      <source>deconvolution upsample decoder generator</source>
      <translation>deconvolución sobremuestreo decodificador generador</translation>
    </message>
    <message>
      <source>deformable dcn offset</source>
      <translation>deformable dcn desplazamiento</translation>
    </message>
    <message>
      <source>degrees to radians</source>
      <translation>grados a radianes</translation>
    </message>
    <message>
      <source>det matrix</source>
      <translation>det matriz</translation>
    </message>
    <message>
      <source>detach stop gradient freeze target</source>
      <translation>detach separar gradiente congelar</translation>
    </message>
    <message>
      <source>diag trace matrix identity</source>
      <translation>diag traza matriz identidad</translation>
    </message>
    <message>
      <source>distance angle compare</source>
      <translation>distancia ángulo comparar</translation>
    </message>
    <message>
      <source>distribution divergence distillation variational</source>
      <translation>distribución divergencia destilación variacional</translation>
    </message>
    <message>
      <source>divide ratio /</source>
      <translation>dividir razón división /</translation>
    </message>
    <message>
      <source>drawing.lienzo</source>
      <translation>dibujo.lienzo</translation>
    </message>
    <message>
      <source>einsum tensor contraction</source>
      <translation>einsum contracción tensor</translation>
    </message>
    <message>
      <source>either, bit by bit</source>
      <translation>uno u otro, bit a bit</translation>
    </message>
    <message>
      <source>either, not both</source>
      <translation>uno, no ambos</translation>
    </message>
    <message>
      <source>empty</source>
      <translation>vacía</translation>
    </message>
    <message>
      <source>enlarge resize interpolate scale zoom decoder</source>
      <translation>ampliar agrandar interpolar escalar sobremuestreo</translation>
    </message>
    <message>
      <source>epoch {epoch}/{epochs}</source>
      <translation>época {epoch}/{epochs}</translation>
    </message>
    <message>
      <source>euclidean norm compare</source>
      <translation>euclídea norma comparar</translation>
    </message>
    <message>
      <source>evenly</source>
      <translation>uniforme</translation>
    </message>
    <message>
      <source>every block that feeds it</source>
      <translation>todos los bloques que llevan a ella</translation>
    </message>
    <message>
      <source>exit code {code}</source>
      <translation>código de salida {code}</translation>
    </message>
    <message>
      <source>exp log sqrt abs negative reciprocal sin cos tan round floor erf not</source>
      <translation>exp log raíz valor absoluto negativo inverso seno coseno tangente redondear no</translation>
    </message>
    <message>
      <source>expand add axis channel</source>
      <translation>expandir añadir eje canal</translation>
    </message>
    <message>
      <source>expand broadcast repeat</source>
      <translation>expand difundir repetir</translation>
    </message>
    <message>
      <source>exponential</source>
      <translation>exponencial</translation>
    </message>
    <message>
      <source>fft dft frequency spectrum inverse</source>
      <translation>fft dft frecuencia espectro inversa</translation>
    </message>
    <message>
      <source>first and second half</source>
      <translation>primera y segunda mitad</translation>
    </message>
    <message>
      <source>fixed numbers table buffer</source>
      <translation>números fijos tabla buffer</translation>
    </message>
    <message>
      <source>flip backwards order</source>
      <translation>voltear al revés orden</translation>
    </message>
    <message>
      <source>flip reverse mirror backwards bidirectional</source>
      <translation>invertir espejo revés bidireccional voltear</translation>
    </message>
    <message>
      <source>flowers classification fisher setosa versicolor virginica</source>
      <translation>flores clasificación fisher setosa versicolor virginica lirios</translation>
    </message>
    <message>
      <source>found later</source>
      <translation>se deducirá</translation>
    </message>
    <message>
      <source>found: {value}</source>
      <translation>deducido: {value}</translation>
    </message>
    <message>
      <source>free text</source>
      <translation>texto libre</translation>
    </message>
    <message>
      <source>from the other end</source>
      <translation>desde el otro extremo</translation>
    </message>
    <message>
      <source>from these columns</source>
      <translation>a partir de estas columnas</translation>
    </message>
    <message>
      <source>full_like zeros ones fill</source>
      <translation>full_like ceros unos rellenar</translation>
    </message>
    <message>
      <source>functional conv dynamic filter</source>
      <translation>conv funcional filtro dinámico</translation>
    </message>
    <message>
      <source>gated linear unit gate</source>
      <translation>unidad lineal con puerta</translation>
    </message>
    <message>
      <source>gather scatter index take lookup</source>
      <translation>gather scatter índice tomar buscar</translation>
    </message>
    <message>
      <source>gaussian error linear unit</source>
      <translation>unidad lineal de error gaussiano</translation>
    </message>
    <message>
      <source>gaussian noise denoising regularise jitter</source>
      <translation>ruido gaussiano eliminación de ruido regularización</translation>
    </message>
    <message>
      <source>gives</source>
      <translation>da</translation>
    </message>
    <message>
      <source>gradient reversal adversarial domain dann</source>
      <translation>inversión gradiente antagónico dominio dann</translation>
    </message>
    <message>
      <source>greatest common divisor</source>
      <translation>máximo común divisor</translation>
    </message>
    <message>
      <source>grid_sample warp spatial transformer</source>
      <translation>grid_sample deformar transformador espacial</translation>
    </message>
    <message>
      <source>gumbel softmax categorical sample discrete</source>
      <translation>gumbel softmax categórica muestra discreta</translation>
    </message>
    <message>
      <source>halves chunk divide</source>
      <translation>mitades dividir trozos separar</translation>
    </message>
    <message>
      <source>handwriting pictures images numbers mnist classification</source>
      <translation>escritura a mano imágenes números cifras mnist clasificación</translation>
    </message>
    <message>
      <source>heads</source>
      <translation>cabezales</translation>
    </message>
    <message>
      <source>how many are not 0</source>
      <translation>cuántos no son 0</translation>
    </message>
    <message>
      <source>hyperbolic tangent</source>
      <translation>tangente hiperbólica</translation>
    </message>
    <message>
      <source>images photos jpg png folder own import vision</source>
      <translation>imágenes fotos jpg png carpeta propio importar visión</translation>
    </message>
    <message>
      <source>input</source>
      <translation>entrada</translation>
    </message>
    <message>
      <source>input column x square product sine</source>
      <translation>entrada columna x cuadrado producto seno</translation>
    </message>
    <message>
      <source>interpolate upsample scale zoom</source>
      <translation>interpolar ampliar escala zoom</translation>
    </message>
    <message>
      <source>inverse</source>
      <translation>inversa</translation>
    </message>
    <message>
      <source>inverse exponential cholesky trace logdet linalg</source>
      <translation>inversa exponencial cholesky traza determinante álgebra</translation>
    </message>
    <message>
      <source>is +∞</source>
      <translation>es +∞</translation>
    </message>
    <message>
      <source>is finite</source>
      <translation>es finito</translation>
    </message>
    <message>
      <source>is infinite</source>
      <translation>es infinito</translation>
    </message>
    <message>
      <source>is negative</source>
      <translation>es negativo</translation>
    </message>
    <message>
      <source>is no number</source>
      <translation>no es un número</translation>
    </message>
    <message>
      <source>is −∞</source>
      <translation>es −∞</translation>
    </message>
    <message>
      <source>it holds {count} files</source>
      <translation>contiene {count} archivos</translation>
    </message>
    <message>
      <source>join</source>
      <translation>unir juntar</translation>
    </message>
    <message>
      <source>largest</source>
      <translation>el mayor valor</translation>
    </message>
    <message>
      <source>largest size (L∞)</source>
      <translation>mayor tamaño (L∞)</translation>
    </message>
    <message>
      <source>last batch</source>
      <translation>último lote</translation>
    </message>
    <message>
      <source>last first mean sequence pool</source>
      <translation>último primero media secuencia</translation>
    </message>
    <message>
      <source>least common multiple</source>
      <translation>mínimo común múltiplo</translation>
    </message>
    <message>
      <source>length (L2)</source>
      <translation>longitud (L2)</translation>
    </message>
    <message>
      <source>linear fully connected layer mlp perceptron affine</source>
      <translation>lineal totalmente conectada capa mlp perceptrón afín</translation>
    </message>
    <message>
      <source>linear regression straight</source>
      <translation>regresión lineal recta línea</translation>
    </message>
    <message>
      <source>log of the determinant</source>
      <translation>log del determinante</translation>
    </message>
    <message>
      <source>log of the sum of eˣ</source>
      <translation>log de la suma de eˣ</translation>
    </message>
    <message>
      <source>log(eᵃ + eᵇ)</source>
      <translation>log(eᵃ + eᵇ)</translation>
    </message>
    <message>
      <source>logarithm of the sum</source>
      <translation>logaritmo de la suma</translation>
    </message>
    <message>
      <source>logic gate and or xor nand</source>
      <translation>puerta compuerta lógica and or xor nand y o</translation>
    </message>
    <message>
      <source>logistic probability</source>
      <translation>logística probabilidad</translation>
    </message>
    <message>
      <source>log₂(2ᵃ + 2ᵇ)</source>
      <translation>log₂(2ᵃ + 2ᵇ)</translation>
    </message>
    <message>
      <source>loss {loss}</source>
      <translation>pérdida {loss}</translation>
    </message>
    <message>
      <source>mae l1 regression numbers error</source>
      <translation>eam mae l1 regresión números error</translation>
    </message>
    <message>
      <source>mask attention hide padding causal autoregressive</source>
      <translation>máscara atención ocultar relleno causal autorregresivo</translation>
    </message>
    <message>
      <source>masked average pooling sentence embedding</source>
      <translation>media enmascarada agrupación frase embedding</translation>
    </message>
    <message>
      <source>masked_fill where mask minus infinity</source>
      <translation>masked_fill rellenar máscara menos infinito</translation>
    </message>
    <message>
      <source>match_rms_adamw makes steps as long as those of AdamW at the same rate.</source>
      <translation>match_rms_adamw da pasos tan largos como los de AdamW con la misma tasa.</translation>
    </message>
    <message>
      <source>matmul dot product bmm</source>
      <translation>producto escalar matricial</translation>
    </message>
    <message>
      <source>max largest</source>
      <translation>mayor máximo</translation>
    </message>
    <message>
      <source>max pool indices unpool</source>
      <translation>max pool índices unpool</translation>
    </message>
    <message>
      <source>max unpooling upsample indices</source>
      <translation>desagrupar máximo ampliar índices</translation>
    </message>
    <message>
      <source>mean</source>
      <translation>media</translation>
    </message>
    <message>
      <source>mean ensemble</source>
      <translation>media conjunto</translation>
    </message>
    <message>
      <source>median</source>
      <translation>mediana</translation>
    </message>
    <message>
      <source>mirrored</source>
      <translation>en espejo</translation>
    </message>
    <message>
      <source>mirrored there</source>
      <translation>en espejo allí</translation>
    </message>
    <message>
      <source>mse regression numbers least squares error</source>
      <translation>ecm mse regresión números mínimos cuadrados error</translation>
    </message>
    <message>
      <source>multiply times gate *</source>
      <translation>multiplicar por puerta *</translation>
    </message>
    <message>
      <source>nearest</source>
      <translation>el más cercano</translation>
    </message>
    <message>
      <source>neighbours</source>
      <translation>vecinos</translation>
    </message>
    <message>
      <source>network</source>
      <translation>red</translation>
    </message>
    <message>
      <source>nms non-maximum suppression detection</source>
      <translation>nms supresión de no máximos detección</translation>
    </message>
    <message>
      <source>no</source>
      <translation>no</translation>
    </message>
    <message>
      <source>noise normal gaussian uniform bernoulli integers permutation randn rand latent</source>
      <translation>ruido normal gaussiano uniforme bernoulli enteros permutación aleatorio azar latente</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ninguno</translation>
    </message>
    <message>
      <source>nonzero compress mask filter</source>
      <translation>nonzero comprimir máscara filtrar</translation>
    </message>
    <message>
      <source>norm normalize batchnorm standardise</source>
      <translation>norma normalizar batchnorm estandarizar</translation>
    </message>
    <message>
      <source>normal</source>
      <translation>normal</translation>
    </message>
    <message>
      <source>normalise prepare scale</source>
      <translation>normalizar preparar escalar</translation>
    </message>
    <message>
      <source>normalize l2 unit norm contrastive</source>
      <translation>normalizar l2 norma unidad contrastivo</translation>
    </message>
    <message>
      <source>not</source>
      <translation>no lógico</translation>
    </message>
    <message>
      <source>not finished</source>
      <translation>sin terminar</translation>
    </message>
    <message>
      <source>not known yet</source>
      <translation>aún no se sabe</translation>
    </message>
    <message>
      <source>not, bit by bit</source>
      <translation>no, bit a bit</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nada</translation>
    </message>
    <message>
      <source>nothing pass through</source>
      <translation>nada dejar pasar</translation>
    </message>
    <message>
      <source>npz npy numpy file own import tensor large</source>
      <translation>npz npy numpy archivo propio importar tensor grande</translation>
    </message>
    <message>
      <source>numbers</source>
      <translation>números</translation>
    </message>
    <message>
      <source>numbers of other precision</source>
      <translation>números de otra precisión</translation>
    </message>
    <message>
      <source>numbers to add</source>
      <translation>números para sumar</translation>
    </message>
    <message>
      <source>of {count}</source>
      <translation>de {count}</translation>
    </message>
    <message>
      <source>one for each repeat</source>
      <translation>uno por repetición</translation>
    </message>
    <message>
      <source>ones</source>
      <translation>unos</translation>
    </message>
    <message>
      <source>onnxruntime cannot run this network: {reason}</source>
      <translation>onnxruntime no puede ejecutar esta red: {reason}</translation>
    </message>
    <message>
      <source>onnxruntime was tried with 1, 2 and 7 examples; the largest difference is {difference}.</source>
      <translation>Se probó en onnxruntime con 1, 2 y 7 ejemplos; la mayor diferencia es {difference}.</translation>
    </message>
    <message>
      <source>onnxruntime was tried; its answers, drawn by chance, cannot be compared.</source>
      <translation>Se probó onnxruntime; sus respuestas, sorteadas al azar, no se pueden comparar.</translation>
    </message>
    <message>
      <source>or</source>
      <translation>o</translation>
    </message>
    <message>
      <source>or, bit by bit</source>
      <translation>o, bit a bit</translation>
    </message>
    <message>
      <source>order compare rank</source>
      <translation>orden comparar clasificación</translation>
    </message>
    <message>
      <source>output</source>
      <translation>salida</translation>
    </message>
    <message>
      <source>padding border margin edge</source>
      <translation>relleno borde margen</translation>
    </message>
    <message>
      <source>parameter weight token position</source>
      <translation>parámetro peso token posición</translation>
    </message>
    <message>
      <source>patches windows col2im</source>
      <translation>parches ventanas col2im</translation>
    </message>
    <message>
      <source>patches windows im2col</source>
      <translation>parches ventanas im2col</translation>
    </message>
    <message>
      <source>perceptron unit node cell</source>
      <translation>perceptrón unidad nodo célula</translation>
    </message>
    <message>
      <source>permute swap</source>
      <translation>permutar intercambiar</translation>
    </message>
    <message>
      <source>pictures (batch × channels × height × width)</source>
      <translation>imágenes (lote × canales × alto × ancho)</translation>
    </message>
    <message>
      <source>placeholder entry shape</source>
      <translation>marcador entrada forma</translation>
    </message>
    <message>
      <source>places of what is not 0</source>
      <translation>lugares de lo que no es 0</translation>
    </message>
    <message>
      <source>pool downsample shrink reduce subsample</source>
      <translation>agrupación pooling reducir submuestreo encoger</translation>
    </message>
    <message>
      <source>pool global average head reduce</source>
      <translation>agrupación pooling global promedio reducir</translation>
    </message>
    <message>
      <source>port entry</source>
      <translation>puerto entrada</translation>
    </message>
    <message>
      <source>port exit</source>
      <translation>puerto salida</translation>
    </message>
    <message>
      <source>position encoding transformer order</source>
      <translation>codificación posicional posición transformer orden</translation>
    </message>
    <message>
      <source>positional encoding sinusoid transformer</source>
      <translation>codificación posicional sinusoide transformer</translation>
    </message>
    <message>
      <source>power mod remainder equal less greater and or xor bits minimum compare</source>
      <translation>potencia módulo resto igual menor mayor y o xor bits mínimo comparar</translation>
    </message>
    <message>
      <source>predicted</source>
      <translation>se predice</translation>
    </message>
    <message>
      <source>probability classes</source>
      <translation>probabilidad clases</translation>
    </message>
    <message>
      <source>product</source>
      <translation>producto</translation>
    </message>
    <message>
      <source>put in</source>
      <translation>poner</translation>
    </message>
    <message>
      <source>radians to degrees</source>
      <translation>radianes a grados</translation>
    </message>
    <message>
      <source>rectified linear unit</source>
      <translation>unidad lineal rectificada</translation>
    </message>
    <message>
      <source>reduce sum mean max min product norm logsumexp variance std median any all count</source>
      <translation>reducir suma media máximo mínimo producto norma logsumexp varianza desviación mediana alguno todos contar</translation>
    </message>
    <message>
      <source>regression medicine</source>
      <translation>regresión medicina</translation>
    </message>
    <message>
      <source>regression numbers error</source>
      <translation>regresión números error</translation>
    </message>
    <message>
      <source>regression uncertainty variance</source>
      <translation>regresión incertidumbre varianza</translation>
    </message>
    <message>
      <source>regularisation overfitting channels spatial</source>
      <translation>regularización sobreajuste canales espacial</translation>
    </message>
    <message>
      <source>regularisation overfitting noise</source>
      <translation>regularización sobreajuste ruido</translation>
    </message>
    <message>
      <source>relative position bias t5 bucket</source>
      <translation>posición relativa sesgo t5 distancia</translation>
    </message>
    <message>
      <source>reparametrise reparameterize vae variational latent sample</source>
      <translation>reparametrizar vae variacional latente muestra</translation>
    </message>
    <message>
      <source>repeat copies</source>
      <translation>repetir copias</translation>
    </message>
    <message>
      <source>repeat_interleave repeat copy grouped query</source>
      <translation>repeat_interleave repetir copiar consulta agrupada</translation>
    </message>
    <message>
      <source>reshape channel</source>
      <translation>cambiar forma canal</translation>
    </message>
    <message>
      <source>rest of a ÷ b</source>
      <translation>resto de a ÷ b</translation>
    </message>
    <message>
      <source>rest of a ÷ b, sign of a</source>
      <translation>resto de a ÷ b, signo de a</translation>
    </message>
    <message>
      <source>rnn gru lstm peephole cell functional</source>
      <translation>rnn gru lstm mirilla celda funcional</translation>
    </message>
    <message>
      <source>roi align detection crop</source>
      <translation>roi align detección recorte región</translation>
    </message>
    <message>
      <source>roll shift cyclic window swin</source>
      <translation>desplazar cíclico ventana swin</translation>
    </message>
    <message>
      <source>rope rotary embedding position llama</source>
      <translation>rope rotatoria embedding posición llama</translation>
    </message>
    <message>
      <source>round</source>
      <translation>redondear</translation>
    </message>
    <message>
      <source>round down</source>
      <translation>redondear hacia abajo</translation>
    </message>
    <message>
      <source>round up</source>
      <translation>redondear hacia arriba</translation>
    </message>
    <message>
      <source>sample multinomial categorical bernoulli temperature token</source>
      <translation>muestreo multinomial categórica bernoulli temperatura token</translation>
    </message>
    <message>
      <source>scalar constant value</source>
      <translation>escalar constante valor</translation>
    </message>
    <message>
      <source>scaled dot product sdpa softmax query key value flash grouped query</source>
      <translation>producto escalar escalado sdpa softmax consulta clave valor atención agrupada</translation>
    </message>
    <message>
      <source>sequence time series text memory rnn</source>
      <translation>secuencia serie temporal texto memoria rnn</translation>
    </message>
    <message>
      <source>shape length dimensions</source>
      <translation>forma longitud dimensiones</translation>
    </message>
    <message>
      <source>shuffle permutation random order negative contrastive</source>
      <translation>barajar permutación orden azar negativos contrastivo</translation>
    </message>
    <message>
      <source>sign</source>
      <translation>signo</translation>
    </message>
    <message>
      <source>signal {name}</source>
      <translation>señal {name}</translation>
    </message>
    <message>
      <source>signals (batch × channels × length)</source>
      <translation>señales (lote × canales × longitud)</translation>
    </message>
    <message>
      <source>similarity metric learning embedding pairs contrastive</source>
      <translation>similitud métrica pares contraste embedding</translation>
    </message>
    <message>
      <source>size {norm}</source>
      <translation>tamaño {norm}</translation>
    </message>
    <message>
      <source>size {norm} · gradient {slope} · moves by {ratio} a step</source>
      <translation>tamaño {norm} · gradiente {slope} · se mueve {ratio} por paso</translation>
    </message>
    <message>
      <source>slice crop stride flip reverse</source>
      <translation>slice recortar paso invertir</translation>
    </message>
    <message>
      <source>small numbers</source>
      <translation>números pequeños</translation>
    </message>
    <message>
      <source>smallest</source>
      <translation>el menor valor</translation>
    </message>
    <message>
      <source>speech handwriting alignment sequence</source>
      <translation>habla escritura alineación secuencia</translation>
    </message>
    <message>
      <source>squeeze unsqueeze</source>
      <translation>squeeze unsqueeze</translation>
    </message>
    <message>
      <source>standard deviation</source>
      <translation>desviación típica</translation>
    </message>
    <message>
      <source>step, b at 0</source>
      <translation>escalón, b en 0</translation>
    </message>
    <message>
      <source>stft spectrogram sound audio frequency</source>
      <translation>stft espectrograma sonido audio frecuencia</translation>
    </message>
    <message>
      <source>straight-through estimator quantise vq</source>
      <translation>straight-through estimador cuantizar vq</translation>
    </message>
    <message>
      <source>strong_wolfe looks for a good length of each move; safer, and slower.</source>
      <translation>strong_wolfe busca una buena longitud para cada ajuste; más seguro y más lento.</translation>
    </message>
    <message>
      <source>style transfer contrast</source>
      <translation>transferencia de estilo contraste</translation>
    </message>
    <message>
      <source>subtract minus less -</source>
      <translation>restar menos resta -</translation>
    </message>
    <message>
      <source>sum</source>
      <translation>suma</translation>
    </message>
    <message>
      <source>sum of sizes (L1)</source>
      <translation>suma de tamaños (L1)</translation>
    </message>
    <message>
      <source>sum of squares</source>
      <translation>suma de cuadrados</translation>
    </message>
    <message>
      <source>swish</source>
      <translation>swish</translation>
    </message>
    <message>
      <source>take out</source>
      <translation>quitar</translation>
    </message>
    <message>
      <source>text that differs in nearly every row</source>
      <translation>texto distinto en casi todas las filas</translation>
    </message>
    <message>
      <source>the border</source>
      <translation>el borde</translation>
    </message>
    <message>
      <source>the border again</source>
      <translation>otra vez el borde</translation>
    </message>
    <message>
      <source>the larger</source>
      <translation>el mayor</translation>
    </message>
    <message>
      <source>the larger, missing left out</source>
      <translation>el mayor, sin los que faltan</translation>
    </message>
    <message>
      <source>the name {name} does not belong in it</source>
      <translation>el nombre {name} no debería estar en él</translation>
    </message>
    <message>
      <source>the smaller</source>
      <translation>el menor</translation>
    </message>
    <message>
      <source>the smaller, missing left out</source>
      <translation>el menor, sin los que faltan</translation>
    </message>
    <message>
      <source>this computer</source>
      <translation>este equipo</translation>
    </message>
    <message>
      <source>timestep embedding diffusion sinusoid fourier</source>
      <translation>paso temporal embedding difusión seno fourier</translation>
    </message>
    <message>
      <source>token word vector lookup vocabulary category</source>
      <translation>token palabra vector vocabulario categoría</translation>
    </message>
    <message>
      <source>top-k top-p nucleus sampling filter logits</source>
      <translation>top-k top-p núcleo muestreo filtro logits</translation>
    </message>
    <message>
      <source>topk sort best</source>
      <translation>topk ordenar mejores</translation>
    </message>
    <message>
      <source>trace</source>
      <translation>traza</translation>
    </message>
    <message>
      <source>transformer self-attention sequence text bert gpt</source>
      <translation>transformer autoatención secuencia texto</translation>
    </message>
    <message>
      <source>transpose swap order channels last</source>
      <translation>transponer intercambiar orden canales</translation>
    </message>
    <message>
      <source>triu tril causal mask</source>
      <translation>triu tril máscara causal</translation>
    </message>
    <message>
      <source>two dimensions plane points blobs clusters multiclass playground</source>
      <translation>dos dimensiones plano puntos nubes grupos multiclase playground</translation>
    </message>
    <message>
      <source>two dimensions plane points playground toy</source>
      <translation>dos dimensiones plano puntos playground juguete</translation>
    </message>
    <message>
      <source>unfold sliding frames lag time series</source>
      <translation>unfold deslizante tramas retardo serie temporal</translation>
    </message>
    <message>
      <source>unique count distinct</source>
      <translation>unique contar distintos</translation>
    </message>
    <message>
      <source>variance</source>
      <translation>varianza</translation>
    </message>
    <message>
      <source>vector row ravel</source>
      <translation>vector fila plano</translation>
    </message>
    <message>
      <source>view reshape batch</source>
      <translation>view reshape lote forma</translation>
    </message>
    <message>
      <source>view resize</source>
      <translation>vista redimensionar</translation>
    </message>
    <message>
      <source>vocabulary language classes</source>
      <translation>vocabulario lenguaje clases</translation>
    </message>
    <message>
      <source>volumes (batch × channels × depth × height × width)</source>
      <translation>volúmenes (lote × canales × profundidad × alto × ancho)</translation>
    </message>
    <message>
      <source>where if select mask</source>
      <translation>where si elegir máscara</translation>
    </message>
    <message>
      <source>where the mask holds</source>
      <translation>donde se cumple la máscara</translation>
    </message>
    <message>
      <source>whole numbers</source>
      <translation>números enteros</translation>
    </message>
    <message>
      <source>with the other sign</source>
      <translation>con el otro signo</translation>
    </message>
    <message>
      <source>words</source>
      <translation>palabras</translation>
    </message>
    <message>
      <source>worse</source>
      <translation>peor</translation>
    </message>
    <message>
      <source>x²</source>
      <translation>x²</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>sí</translation>
    </message>
    <message>
      <source>yes and no</source>
      <translation>síes y noes</translation>
    </message>
    <message>
      <source>yes where hidden</source>
      <translation>sí donde se oculta</translation>
    </message>
    <message>
      <source>yes where seen</source>
      <translation>sí donde se ve</translation>
    </message>
    <message>
      <source>zeros</source>
      <translation>ceros</translation>
    </message>
    <message>
      <source>{action}</source>
      <translation>{action}</translation>
    </message>
    <message>
      <source>{activation}</source>
      <translation>{activation}</translation>
    </message>
    <message>
      <source>{amount} {unit}</source>
      <translation>{amount} {unit}</translation>
    </message>
    <message>
      <source>{arrive} cannot take the shape {shape} for every number of examples (N).</source>
      <translation>{arrive} no puede tomar la forma {shape} con cualquier número de ejemplos (N).</translation>
    </message>
    <message>
      <source>{blocks}</source>
      <translation>{blocks}</translation>
    </message>
    <message>
      <source>{block} added</source>
      <translation>{block}: nuevo</translation>
    </message>
    <message>
      <source>{block} free to learn</source>
      <translation>{block}: descongelado</translation>
    </message>
    <message>
      <source>{block} frozen</source>
      <translation>{block}: congelado</translation>
    </message>
    <message>
      <source>{block} has no setting called {name}.</source>
      <translation>{block} no tiene ningún ajuste llamado {name}.</translation>
    </message>
    <message>
      <source>{block} removed</source>
      <translation>{block}: quitado</translation>
    </message>
    <message>
      <source>{block} takes only some of these neurons.</source>
      <translation>{block} toma solo algunas de estas neuronas.</translation>
    </message>
    <message>
      <source>{block} takes these neurons in another order, or others between them.</source>
      <translation>{block} toma estas neuronas en otro orden, o con otras en medio.</translation>
    </message>
    <message>
      <source>{columns} columns; the first {rows} rows are shown.</source>
      <translation>{columns} columnas; se muestran las primeras {rows} filas.</translation>
    </message>
    <message>
      <source>{column} has missing or infinite values: {count}, the first in row {row}; over all columns there are {total}.</source>
      <translation>{column} tiene valores ausentes o infinitos: {count}, el primero en la fila {row}; en todas las columnas hay {total}.</translation>
    </message>
    <message>
      <source>{constant} is not a number.</source>
      <translation>{constant} no es un número.</translation>
    </message>
    <message>
      <source>{count} blocks</source>
      <translation>{count} bloques</translation>
    </message>
    <message>
      <source>{count} blocks have the weights of the chosen run.</source>
      <translation>{count} bloques tienen los pesos del entrenamiento elegido.</translation>
    </message>
    <message>
      <source>{count} blocks selected</source>
      <translation>{count} bloques seleccionados</translation>
    </message>
    <message>
      <source>{count} categories</source>
      <translation>{count} categorías</translation>
    </message>
    <message>
      <source>{count} epochs</source>
      <translation>{count} épocas</translation>
    </message>
    <message>
      <source>{count} examples</source>
      <translation>{count} ejemplos</translation>
    </message>
    <message>
      <source>{count} examples of “{true}” were taken for “{predicted}”.</source>
      <translation>{count} ejemplos de «{true}» se tomaron por «{predicted}».</translation>
    </message>
    <message>
      <source>{count} kernels</source>
      <translation>{count} núcleos</translation>
    </message>
    <message>
      <source>{count} missing</source>
      <translation>faltan {count}</translation>
    </message>
    <message>
      <source>{count} more</source>
      <translation>{count} más</translation>
    </message>
    <message>
      <source>{count} neurons</source>
      <translation>{count} neuronas</translation>
    </message>
    <message>
      <source>{count} parameters</source>
      <translation>{count} parámetros</translation>
    </message>
    <message>
      <source>{count} parameters in {copies} copies</source>
      <translation>{count} parámetros en {copies} copias</translation>
    </message>
    <message>
      <source>{count} parameters together</source>
      <translation>{count} parámetros en total</translation>
    </message>
    <message>
      <source>{count} parameters, shared</source>
      <translation>{count} parámetros, compartidos</translation>
    </message>
    <message>
      <source>{count} parameters: {copies} copies with {each} each</source>
      <translation>{count} parámetros: {copies} copias de {each}</translation>
    </message>
    <message>
      <source>{count} smaller ones</source>
      <translation>{count} más pequeños</translation>
    </message>
    <message>
      <source>{count} steps/s</source>
      <translation>{count} pasos/s</translation>
    </message>
    <message>
      <source>{count} trainings cannot run at once.</source>
      <translation>No pueden hacerse {count} entrenamientos a la vez.</translation>
    </message>
    <message>
      <source>{count} values</source>
      <translation>{count} valores</translation>
    </message>
    <message>
      <source>{count} values from {lowest} to {highest}</source>
      <translation>{count} valores de {lowest} a {highest}</translation>
    </message>
    <message>
      <source>{count} wires selected</source>
      <translation>{count} cables seleccionados</translation>
    </message>
    <message>
      <source>{count} · {percent:.0f} %</source>
      <translation>{count} · {percent:.0f} %</translation>
    </message>
    <message>
      <source>{depth}</source>
      <translation>{depth}</translation>
    </message>
    <message>
      <source>{dim0}, {dim1}</source>
      <translation>{dim0}, {dim1}</translation>
    </message>
    <message>
      <source>{dims}</source>
      <translation>{dims}</translation>
    </message>
    <message>
      <source>{dim}</source>
      <translation>{dim}</translation>
    </message>
    <message>
      <source>{done} of {count} tried</source>
      <translation>{done} de {count} probadas</translation>
    </message>
    <message>
      <source>{dtype}</source>
      <translation>{dtype}</translation>
    </message>
    <message>
      <source>{epochs} epochs, {steps} steps in {seconds} s ({speed} steps/s). The run is in {run}</source>
      <translation>{epochs} épocas, {steps} pasos en {seconds} s ({speed} pasos/s). El registro está en {run}</translation>
    </message>
    <message>
      <source>{equation}</source>
      <translation>{equation}</translation>
    </message>
    <message>
      <source>{factor} times {size} leaves nothing.</source>
      <translation>{factor} veces {size} no deja nada.</translation>
    </message>
    <message>
      <source>{features}</source>
      <translation>{features}</translation>
    </message>
    <message>
      <source>{file} holds {blocks} blocks with {numbers} numbers.</source>
      <translation>{file} contiene {blocks} bloques con {numbers} números.</translation>
    </message>
    <message>
      <source>{first} · {second}</source>
      <translation>{first} · {second}</translation>
    </message>
    <message>
      <source>{first} → {rest}</source>
      <translation>{first} → {rest}</translation>
    </message>
    <message>
      <source>{first}, {rest}</source>
      <translation>{first}, {rest}</translation>
    </message>
    <message>
      <source>{folder} holds a sweep already.</source>
      <translation>{folder} ya contiene un barrido.</translation>
    </message>
    <message>
      <source>{formula} is no formula.</source>
      <translation>{formula} no es una fórmula.</translation>
    </message>
    <message>
      <source>{function}</source>
      <translation>{function}</translation>
    </message>
    <message>
      <source>{groups} groups</source>
      <translation>{groups} grupos</translation>
    </message>
    <message>
      <source>{heads} heads</source>
      <translation>{heads} cabezales</translation>
    </message>
    <message>
      <source>{help}
{name}</source>
      <translation>{help}
{name}</translation>
    </message>
    <message>
      <source>{hidden_size} numbers</source>
      <translation>{hidden_size} números</translation>
    </message>
    <message>
      <source>{id} holds a number or a letter that no file can hold.</source>
      <translation>{id} contiene un número o una letra que ningún archivo puede guardar.</translation>
    </message>
    <message>
      <source>{index}</source>
      <translation>{index}</translation>
    </message>
    <message>
      <source>{kernel_size}</source>
      <translation>{kernel_size}</translation>
    </message>
    <message>
      <source>{kind}</source>
      <translation>{kind}</translation>
    </message>
    <message>
      <source>{k}</source>
      <translation>{k}</translation>
    </message>
    <message>
      <source>{layer} (lazy)</source>
      <translation>{layer} (diferida)</translation>
    </message>
    <message>
      <source>{length}</source>
      <translation>{length}</translation>
    </message>
    <message>
      <source>{lr}</source>
      <translation>{lr}</translation>
    </message>
    <message>
      <source>{minimum} – {maximum}</source>
      <translation>{minimum} – {maximum}</translation>
    </message>
    <message>
      <source>{mode}</source>
      <translation>{mode}</translation>
    </message>
    <message>
      <source>{mode}, {hidden_size} numbers</source>
      <translation>{mode}, {hidden_size} números</translation>
    </message>
    <message>
      <source>{name}</source>
      <translation>{name}</translation>
    </message>
    <message>
      <source>{name} cannot be one of several schedules.</source>
      <translation>{name} no puede ser uno de varios planificadores.</translation>
    </message>
    <message>
      <source>{name} cannot be opened. {what}</source>
      <translation>{name} no se puede abrir. {what}</translation>
    </message>
    <message>
      <source>{name} cannot be read</source>
      <translation>{name} no se puede leer</translation>
    </message>
    <message>
      <source>{name} cannot be read: {reason}.</source>
      <translation>{name} no se puede leer: {reason}.</translation>
    </message>
    <message>
      <source>{name} cannot be removed: {reason}.</source>
      <translation>{name} no se puede quitar: {reason}.</translation>
    </message>
    <message>
      <source>{name} cannot be {value}.</source>
      <translation>{name} no puede ser {value}.</translation>
    </message>
    <message>
      <source>{name} could not be written: {reason}.</source>
      <translation>No se pudo escribir {name}: {reason}.</translation>
    </message>
    <message>
      <source>{name} does not hold raw examples: {reason}.</source>
      <translation>{name} no contiene ejemplos sin preparar: {reason}.</translation>
    </message>
    <message>
      <source>{name} has not learned anything yet.</source>
      <translation>{name} aún no ha aprendido nada.</translation>
    </message>
    <message>
      <source>{name} has numbers of a kind that Lienzo does not know.</source>
      <translation>{name} tiene números de un tipo que Lienzo no conoce.</translation>
    </message>
    <message>
      <source>{name} has {given} values for {count} repeats.</source>
      <translation>{name} tiene {given} valores para {count} repeticiones.</translation>
    </message>
    <message>
      <source>{name} is a folder.</source>
      <translation>{name} es una carpeta.</translation>
    </message>
    <message>
      <source>{name} is encrypted</source>
      <translation>{name} está cifrado</translation>
    </message>
    <message>
      <source>{name} is larger than an ONNX file can be.</source>
      <translation>{name} es más grande de lo que puede ser un archivo ONNX.</translation>
    </message>
    <message>
      <source>{name} is no file of your palette.</source>
      <translation>{name} no es un archivo de tu paleta.</translation>
    </message>
    <message>
      <source>{name} is no tensor.</source>
      <translation>{name} no es un tensor.</translation>
    </message>
    <message>
      <source>{name} is not a plain file</source>
      <translation>{name} no es un archivo normal</translation>
    </message>
    <message>
      <source>{name} is not measured here.</source>
      <translation>Aquí no se mide {name}.</translation>
    </message>
    <message>
      <source>{name} is not the folder of a run, or it is damaged.</source>
      <translation>{name} no es la carpeta de una ejecución, o está dañada.</translation>
    </message>
    <message>
      <source>{name} is not the folder of a sweep, or it is damaged.</source>
      <translation>{name} no es la carpeta de un barrido, o está dañada.</translation>
    </message>
    <message>
      <source>{name} is packed in another way</source>
      <translation>{name} está comprimido de otra manera</translation>
    </message>
    <message>
      <source>{name} is there already.</source>
      <translation>{name} ya existe.</translation>
    </message>
    <message>
      <source>{name} is too large</source>
      <translation>{name} es demasiado grande</translation>
    </message>
    <message>
      <source>{name} of PyTorch.</source>
      <translation>{name} de PyTorch.</translation>
    </message>
    <message>
      <source>{name} stands in it twice</source>
      <translation>{name} aparece dos veces</translation>
    </message>
    <message>
      <source>{name} stands in the file as a Python pickle, which could run code.</source>
      <translation>{name} está en el archivo como un pickle de Python, que podría ejecutar código.</translation>
    </message>
    <message>
      <source>{name} was {value} and was set to {near}.</source>
      <translation>{name} era {value} y se puso en {near}.</translation>
    </message>
    <message>
      <source>{name} → {value}</source>
      <translation>{name} → {value}</translation>
    </message>
    <message>
      <source>{name}: training</source>
      <translation>{name}: entrenamiento</translation>
    </message>
    <message>
      <source>{name}: validation</source>
      <translation>{name}: validación</translation>
    </message>
    <message>
      <source>{name}: {minimum} to {maximum}, mean {mean}, deviation {deviation}, {missing} missing</source>
      <translation>{name}: de {minimum} a {maximum}, media {mean}, desviación {deviation}, faltan {missing}</translation>
    </message>
    <message>
      <source>{needed}, {device} has {room}</source>
      <translation>{needed}; {device} tiene {room}</translation>
    </message>
    <message>
      <source>{negative_slope}</source>
      <translation>{negative_slope}</translation>
    </message>
    <message>
      <source>{nhead} heads</source>
      <translation>{nhead} cabezales</translation>
    </message>
    <message>
      <source>{note}
{rest}</source>
      <translation>{note}
{rest}</translation>
    </message>
    <message>
      <source>{num_embeddings} → {embedding_dim}</source>
      <translation>{num_embeddings} → {embedding_dim}</translation>
    </message>
    <message>
      <source>{num_groups} groups</source>
      <translation>{num_groups} grupos</translation>
    </message>
    <message>
      <source>{num_heads} heads</source>
      <translation>{num_heads} cabezales</translation>
    </message>
    <message>
      <source>{num_layers} layers, {nhead} heads</source>
      <translation>{num_layers} capas, {nhead} cabezales</translation>
    </message>
    <message>
      <source>{number}</source>
      <translation>{number}</translation>
    </message>
    <message>
      <source>{one} and {other} cannot be combined number by number.</source>
      <translation>{one} y {other} no se pueden combinar número a número.</translation>
    </message>
    <message>
      <source>{one} and {other} cannot be joined along axis {axis}.</source>
      <translation>{one} y {other} no se pueden unir por el eje {axis}.</translation>
    </message>
    <message>
      <source>{one} and {other} differ in shape.</source>
      <translation>{one} y {other} tienen formas distintas.</translation>
    </message>
    <message>
      <source>{one} has {axes} axes, but {other} has {others}: they must be equal.</source>
      <translation>{one} tiene {axes} ejes, pero {other} tiene {others}: deben ser iguales.</translation>
    </message>
    <message>
      <source>{one} has {columns} columns, but {other} has {rows} rows: they must be equal.</source>
      <translation>{one} tiene {columns} columnas, pero {other} tiene {rows} filas: deben ser iguales.</translation>
    </message>
    <message>
      <source>{out_channels} filters, {kernel_size}</source>
      <translation>{out_channels} filtros, {kernel_size}</translation>
    </message>
    <message>
      <source>{out_features} neuron</source>
      <translation>{out_features} neurona</translation>
    </message>
    <message>
      <source>{out_features} neurons</source>
      <translation>{out_features} neuronas</translation>
    </message>
    <message>
      <source>{output_ratio}</source>
      <translation>{output_ratio}</translation>
    </message>
    <message>
      <source>{output_size}</source>
      <translation>{output_size}</translation>
    </message>
    <message>
      <source>{owner} · {setting}: {value}</source>
      <translation>{owner} · {setting}: {value}</translation>
    </message>
    <message>
      <source>{owner} · {title}</source>
      <translation>{owner} · {title}</translation>
    </message>
    <message>
      <source>{padding}</source>
      <translation>{padding}</translation>
    </message>
    <message>
      <source>{part} in the file was damaged and was left out.</source>
      <translation>{part} estaba dañado en el archivo y se omitió.</translation>
    </message>
    <message>
      <source>{percent:.1f} %</source>
      <translation>{percent:.1f} %</translation>
    </message>
    <message>
      <source>{percent:.1f} points</source>
      <translation>{percent:.1f} puntos</translation>
    </message>
    <message>
      <source>{pieces}</source>
      <translation>{pieces}</translation>
    </message>
    <message>
      <source>{place} cannot go from {low} to {high}.</source>
      <translation>{place} no puede ir de {low} a {high}.</translation>
    </message>
    <message>
      <source>{place} is there twice.</source>
      <translation>{place} aparece dos veces.</translation>
    </message>
    <message>
      <source>{port} arrives</source>
      <translation>Llega a {port}</translation>
    </message>
    <message>
      <source>{port} leaves</source>
      <translation>Sale de {port}</translation>
    </message>
    <message>
      <source>{port}, from {name}</source>
      <translation>{port}, de {name}</translation>
    </message>
    <message>
      <source>{p}</source>
      <translation>{p}</translation>
    </message>
    <message>
      <source>{repeats}</source>
      <translation>{repeats}</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>{setting} cannot be {value}.</source>
      <translation>{setting} no puede ser {value}.</translation>
    </message>
    <message>
      <source>{setting} is {value}, but it may be at most {most}.</source>
      <translation>{setting} es {value}, pero puede ser como mucho {most}.</translation>
    </message>
    <message>
      <source>{setting} is {value}, but it must be at least {least}.</source>
      <translation>{setting} es {value}, pero debe ser al menos {least}.</translation>
    </message>
    <message>
      <source>{setting}: {before} ⟶ {after}</source>
      <translation>{setting}: {before} ⟶ {after}</translation>
    </message>
    <message>
      <source>{setting}: {value}</source>
      <translation>{setting}: {value}</translation>
    </message>
    <message>
      <source>{shape}</source>
      <translation>{shape}</translation>
    </message>
    <message>
      <source>{shape} cannot be cut into parts of {unit}.</source>
      <translation>{shape} no se puede cortar en partes de {unit}.</translation>
    </message>
    <message>
      <source>{shifts}</source>
      <translation>{shifts}</translation>
    </message>
    <message>
      <source>{shown} Line {line} has {cells} cells.</source>
      <translation>{shown} La línea {line} tiene {cells} celdas.</translation>
    </message>
    <message>
      <source>{shown} Line {line}, column “{column}”: “{text}” is no number.</source>
      <translation>{shown} Línea {line}, columna «{column}»: «{text}» no es un número.</translation>
    </message>
    <message>
      <source>{shown} … ({count})</source>
      <translation>{shown} … ({count})</translation>
    </message>
    <message>
      <source>{size}</source>
      <translation>{size}</translation>
    </message>
    <message>
      <source>{size} channels cannot be dealt out to {groups} groups.</source>
      <translation>{size} canales no se pueden repartir en {groups} grupos.</translation>
    </message>
    <message>
      <source>{size} places cannot be cut into {count} equal pieces ({shape}).</source>
      <translation>{size} lugares no se pueden cortar en {count} trozos iguales ({shape}).</translation>
    </message>
    <message>
      <source>{some} or {last}</source>
      <translation>{some} o {last}</translation>
    </message>
    <message>
      <source>{source}</source>
      <translation>{source}</translation>
    </message>
    <message>
      <source>{source} → {target}</source>
      <translation>{source} → {target}</translation>
    </message>
    <message>
      <source>{starts} – {stops}</source>
      <translation>{starts} – {stops}</translation>
    </message>
    <message>
      <source>{start} – {stop}</source>
      <translation>{start} – {stop}</translation>
    </message>
    <message>
      <source>{start}–{stop}</source>
      <translation>{start}–{stop}</translation>
    </message>
    <message>
      <source>{steps}</source>
      <translation>{steps}</translation>
    </message>
    <message>
      <source>{steps} steps arrive, but a group goes through {most} at most.</source>
      <translation>Llegan {steps} pasos, pero un grupo recorre como mucho {most}.</translation>
    </message>
    <message>
      <source>{steps} steps arrive, but it learns {length} places.</source>
      <translation>Llegan {steps} pasos, pero aprende {length} lugares.</translation>
    </message>
    <message>
      <source>{target}, input {column}, row {down}, column {across}</source>
      <translation>{target}, entrada {column}, fila {down}, columna {across}</translation>
    </message>
    <message>
      <source>{target}, row {down}, column {across} of the picture</source>
      <translation>{target}, fila {down}, columna {across} de la imagen</translation>
    </message>
    <message>
      <source>{tau}</source>
      <translation>{tau}</translation>
    </message>
    <message>
      <source>{text} are no schedules.</source>
      <translation>{text} no son planificadores.</translation>
    </message>
    <message>
      <source>{title} ({ending})</source>
      <translation>{title} ({ending})</translation>
    </message>
    <message>
      <source>{title} {number}</source>
      <translation>{title} {number}</translation>
    </message>
    <message>
      <source>{title}, trial {number}</source>
      <translation>{title}, prueba {number}</translation>
    </message>
    <message>
      <source>{unflattened_size}</source>
      <translation>{unflattened_size}</translation>
    </message>
    <message>
      <source>{value}</source>
      <translation>{value}</translation>
    </message>
    <message>
      <source>{way} · {steps} steps/s · {examples} examples/s</source>
      <translation>{way} · {steps} pasos/s · {examples} ejemplos/s</translation>
    </message>
    <message>
      <source>{way} · {steps} steps/s · {examples} examples/s · {gain:.1f} × as fast as single</source>
      <translation>{way} · {steps} pasos/s · {examples} ejemplos/s · {gain:.1f} × más rápido que paso a paso</translation>
    </message>
    <message>
      <source>{way} · {steps} steps/s · {examples} examples/s · {why}</source>
      <translation>{way} · {steps} pasos/s · {examples} ejemplos/s · {why}</translation>
    </message>
    <message>
      <source>{weight} × {block}</source>
      <translation>{weight} × {block}</translation>
    </message>
    <message>
      <source>{what} {advice}</source>
      <translation>{what} {advice}</translation>
    </message>
    <message>
      <source>{what}: {count}</source>
      <translation>{what}: {count}</translation>
    </message>
    <message>
      <source>{which}</source>
      <translation>{which}</translation>
    </message>
    <message>
      <source>{windows} windows arrive, but the picture is made of {count}.</source>
      <translation>Llegan {windows} ventanas, pero la imagen se hace con {count}.</translation>
    </message>
    <message>
      <source>{words}</source>
      <translation>{words}</translation>
    </message>
    <message>
      <source>{words} · paused</source>
      <translation>{words} · en pausa</translation>
    </message>
    <message>
      <source>{words} · pausing</source>
      <translation>{words} · parando</translation>
    </message>
    <message>
      <source>{words} · {rest}</source>
      <translation>{words} · {rest}</translation>
    </message>
    <message>
      <source>{words} … {count} more</source>
      <translation>{words} … {count} más</translation>
    </message>
    <message>
      <source>{words}, failed: {failed}</source>
      <translation>{words}, fallidas: {failed}</translation>
    </message>
    <message>
      <source>{year} · {count} parameters</source>
      <translation>{year} · {count} parámetros</translation>
    </message>
    <message>
      <source>± {spread}</source>
      <translation>± {spread}</translation>
    </message>
    <message>
      <source>× {factor} + {shift}</source>
      <translation>× {factor} + {shift}</translation>
    </message>
    <message>
      <source>× {repeat}</source>
      <translation>× {repeat}</translation>
    </message>
    <message>
      <source>× {scale_factor}</source>
      <translation>× {scale_factor}</translation>
    </message>
    <message>
      <source>× {strength}</source>
      <translation>× {strength}</translation>
    </message>
    <message>
      <source>× {times}</source>
      <translation>× {times}</translation>
    </message>
    <message>
      <source>× {upscale_factor}</source>
      <translation>× {upscale_factor}</translation>
    </message>
    <message>
      <source>÷ {downscale_factor}</source>
      <translation>÷ {downscale_factor}</translation>
    </message>
    <message>
      <source>Δw = −{rate} × dL/dw: a step on this example alone would move it by this.</source>
      <translation>Δw = −{rate} × dL/dw: esto lo movería un paso con solo este ejemplo.</translation>
    </message>
    <message>
      <source>Δw = −{rate} × the sum of dL/dw over the batch, so far {seen} of {examples}.</source>
      <translation>Δw = −{rate} × la suma de dL/dw en el lote; hasta ahora {seen} de {examples}.</translation>
    </message>
    <message>
      <source>“{block}” failed at step {step}: {reason}</source>
      <translation>«{block}» falló en el paso {step}: {reason}</translation>
    </message>
    <message>
      <source>“{cell}” is not a number.</source>
      <translation>«{cell}» no es un número.</translation>
    </message>
    <message>
      <source>“{equation}” is no equation of this kind.</source>
      <translation>«{equation}» no es una ecuación de este tipo.</translation>
    </message>
    <message>
      <source>“{first}” brings {one}, “{second}” brings {other}: the last sizes must be equal.</source>
      <translation>«{first}» trae {one}, «{second}» trae {other}: los últimos tamaños deben ser iguales.</translation>
    </message>
    <message>
      <source>“{first}” brings {one}, “{second}” brings {other}: they do not belong together.</source>
      <translation>«{first}» trae {one}, «{second}» trae {other}: no van juntos.</translation>
    </message>
    <message>
      <source>“{first}” has {one} steps, “{second}” has {other}: they must be equal.</source>
      <translation>«{first}» tiene {one} pasos, «{second}» tiene {other}: deben ser iguales.</translation>
    </message>
    <message>
      <source>“{low}” is {least}, which is more than “{high}”, {most}.</source>
      <translation>«{low}» es {least}, más que «{high}», {most}.</translation>
    </message>
    <message>
      <source>“{method}” is no way to prepare numbers.</source>
      <translation>«{method}» no es una forma de preparar números.</translation>
    </message>
    <message>
      <source>“{name}” cannot be a name in a formula.</source>
      <translation>“{name}” no puede ser un nombre en una fórmula.</translation>
    </message>
    <message>
      <source>“{name}” cannot be read and was skipped.</source>
      <translation>«{name}» no se puede leer y se ha omitido.</translation>
    </message>
    <message>
      <source>“{name}” is a block of your own now.</source>
      <translation>“{name}” ya es un bloque propio.</translation>
    </message>
    <message>
      <source>“{name}” is cut off: its numbers take {size} bytes, but only {there} are there.</source>
      <translation>«{name}» está cortado: sus números ocupan {size} bytes, pero solo hay {there}.</translation>
    </message>
    <message>
      <source>“{name}” is damaged, or no file of arrays (.npz).</source>
      <translation>«{name}» está dañado o no es un archivo de arreglos (.npz).</translation>
    </message>
    <message>
      <source>“{name}” is too large for memory.</source>
      <translation>«{name}» no cabe en la memoria.</translation>
    </message>
    <message>
      <source>“{name}” is used in this drawing: {count}.</source>
      <translation>“{name}” se usa en este dibujo: {count}.</translation>
    </message>
    <message>
      <source>“{name}” means something else in every formula.</source>
      <translation>“{name}” significa otra cosa en toda fórmula.</translation>
    </message>
    <message>
      <source>“{name}” was damaged and has been repaired.</source>
      <translation>«{name}» estaba dañado y se ha reparado.</translation>
    </message>
    <message>
      <source>“{part}” is {parts}, which does not divide “{whole}”, {size}.</source>
      <translation>«{part}» es {parts}, que no divide a «{whole}», {size}.</translation>
    </message>
    <message>
      <source>“{path}” cannot be found or opened.</source>
      <translation>«{path}» no se encuentra o no se puede abrir.</translation>
    </message>
    <message>
      <source>“{path}” has gone while it was in use.</source>
      <translation>«{path}» desapareció mientras se usaba.</translation>
    </message>
    <message>
      <source>“{path}” has no arrays (.npy) in it.</source>
      <translation>En «{path}» no hay arreglos (.npy).</translation>
    </message>
    <message>
      <source>“{path}” has no folders with pictures.</source>
      <translation>«{path}» no tiene carpetas con imágenes.</translation>
    </message>
    <message>
      <source>“{path}” is a file, not a folder.</source>
      <translation>«{path}» es un archivo, no una carpeta.</translation>
    </message>
    <message>
      <source>“{path}” is a folder, not a file.</source>
      <translation>«{path}» es una carpeta, no un archivo.</translation>
    </message>
    <message>
      <source>“{path}” was changed while it was in use.</source>
      <translation>«{path}» cambió mientras se usaba.</translation>
    </message>
    <message>
      <source>“{port}” must be {wanted}, but {arrive} arrives.</source>
      <translation>«{port}» debe ser {wanted}, pero llega {arrive}.</translation>
    </message>
    <message>
      <source>“{port}” takes yes and no, or decimal numbers, but {dtype} arrives.</source>
      <translation>«{port}» toma síes y noes o números decimales, pero llega {dtype}.</translation>
    </message>
    <message>
      <source>“{port}” takes {axes} axes, but {arrive} arrive ({shape}).</source>
      <translation>«{port}» toma {axes} ejes, pero llegan {arrive} ({shape}).</translation>
    </message>
    <message>
      <source>“{port}” takes {wanted}, but {arrive} ({dtype}) arrive.</source>
      <translation>«{port}» toma {wanted}, pero llegan {arrive} ({dtype}).</translation>
    </message>
    <message>
      <source>“{port}”: {shapes}</source>
      <translation>«{port}»: {shapes}</translation>
    </message>
    <message>
      <source>“{setting}” holds {given} numbers, but {wanted} are needed.</source>
      <translation>«{setting}» tiene {given} números, pero hacen falta {wanted}.</translation>
    </message>
    <message>
      <source>“{setting}” is {place}, but there are only {many}, counted from 0.</source>
      <translation>«{setting}» es {place}, pero solo hay {many}, contados desde 0.</translation>
    </message>
    <message>
      <source>“{term}” names {letters} axes, but {axes} arrive ({shape}).</source>
      <translation>«{term}» nombra {letters} ejes, pero llegan {axes} ({shape}).</translation>
    </message>
    <message>
      <source>“{words}” does not say which setting takes which values.</source>
      <translation>«{words}» no dice qué ajuste toma qué valores.</translation>
    </message>
    <message>
      <source>“{words}” is not BLOCK.SETTING=LOW..HIGH.</source>
      <translation>«{words}» no es BLOQUE.AJUSTE=MENOR..MAYOR.</translation>
    </message>
    <message>
      <source>“{words}” is not BLOCK.SETTING=VALUE.</source>
      <translation>«{words}» no tiene la forma BLOQUE.AJUSTE=VALOR.</translation>
    </message>
    <message>
      <source>“{words}” is not MEASURE=VALUE.</source>
      <translation>«{words}» no es MEDIDA=VALOR.</translation>
    </message>
    <message>
      <source>“{words}” names no size.</source>
      <translation>«{words}» no nombra ningún tamaño.</translation>
    </message>
    <message>
      <source>√(a² + b²)</source>
      <translation>√(a² + b²)</translation>
    </message>
    <message>
      <source>√x</source>
      <translation>√x</translation>
    </message>
    <message>
      <source>≈ {time} a step</source>
      <translation>≈ {time} por paso</translation>
    </message>
    <message>
      <source>≈ {time} an epoch</source>
      <translation>≈ {time} por época</translation>
    </message>
    <message>
      <source>≈ {time} an epoch, {whole} in all</source>
      <translation>≈ {time} por época, {whole} en total</translation>
    </message>
  </context>
</TS>
